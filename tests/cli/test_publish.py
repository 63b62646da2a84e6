"""mittari publish: what becomes final, and what is begun."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.small_meter import INSTRUMENT, write_meter


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A draft in a library of its own."""
    monkeypatch.setenv("MITTARI_LIBRARY", str(tmp_path))
    return write_meter(tmp_path / "meters")


def test_publishes_by_id_or_folder(run: Run, folder: Path) -> None:
    ran = run("publish", "small")
    assert (ran.status, ran.err) == (0, "small 1.0.0 is published: its content never changes from now on.\n")
    assert run("publish", folder).err == "small 1.0.0 was published already.\n"


def test_publishes_all_that_are_no_drafts(run: Run, folder: Path, tmp_path: Path) -> None:
    text = INSTRUMENT.replace("id: small", "id: other").replace("status: draft", "status: published")
    write_meter(tmp_path / "meters", {"instrument.yaml": text}, "other")
    assert run("publish", "--all").err == "other 1.0.0 is published: its content never changes from now on.\n"
    assert "status: draft" in (folder / "instrument.yaml").read_text()


def test_a_changed_published_version_is_refused(run: Run, folder: Path) -> None:
    run("publish", "small")
    file = folder / "instrument.yaml"
    file.write_text(file.read_text().replace("direction: lower", "direction: none"))
    for ran in (run("publish", "small"), run("check", folder)):
        assert ran.status != 0
        assert f"{folder}/instrument.yaml:2: version: 1.0.0 was published on " in ran.err
        assert "-> put it back, then begin a new version: `mittari publish small --begin 2.0.0`" in ran.err


def test_begins_a_new_version(run: Run, folder: Path) -> None:
    run("publish", "small")
    ran = run("publish", "small", "--begin", "2.0.0")
    assert ran.status == 0
    assert "small 2.0.0 is a draft; people are asked 1.0.0 until you publish it." in ran.err
    assert "version: 2.0.0\nstatus: draft\n" in (folder / "instrument.yaml").read_text()
    assert (
        f"{folder}/CHANGES.md:2: this is still to be written -> tell what differs from 1.0.0"
        in run("check", folder).err
    )
    assert run("publish", "small").status == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "say which meters to publish"),
        (["small", "--all"], "say which meters to publish"),
        (["smal"], "did you mean small?"),
        (["small", "small", "--begin", "2.0.0"], "one meter at a time"),
    ],
)
def test_what_is_not_clear_is_asked(run: Run, folder: Path, words: list[str], says: str) -> None:
    ran = run("publish", *words)
    assert ran.status == 2
    assert says in ran.err
