"""A new version begins as a draft; the published one is put away whole and stays in use till the draft is published."""

import datetime
from pathlib import Path

import pytest

from mittari.definitions.library import Library
from mittari.errors import DefinitionError
from mittari.formats.new_version import begin_version
from mittari.formats.publishing import publish
from mittari.scoring.check import check_meter
from tests.small_meter import write_meter

DAY = datetime.date(2026, 11, 22)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A published meter."""
    folder = write_meter(tmp_path / "meters")
    publish([folder], DAY)
    return folder


def refused(folder: Path, version: str) -> list[str]:
    with pytest.raises(DefinitionError) as caught:
        begin_version(folder, version, DAY)
    return [problem.reason for problem in caught.value.problems]


def test_the_published_version_is_put_away_as_it_was(folder: Path) -> None:
    names = ("instrument.yaml", "texts/en.yaml", "norms.yaml", "cases.yaml")
    before = {name: (folder / name).read_bytes() for name in names}
    old = begin_version(folder, "1.1.0", DAY)
    assert old.version == "1.0.0"
    assert {name: (folder / "versions" / "1.0.0" / name).read_bytes() for name in names} == before
    assert [path.name for path in (folder / "versions").iterdir()] == ["1.0.0"]


def test_the_draft_can_be_published_when_it_tells_what_differs(folder: Path, tmp_path: Path) -> None:
    old = begin_version(folder, "1.1.0", DAY)
    (left,) = check_meter(folder)
    assert (Path(left.file).name, left.advice) == ("CHANGES.md", "tell what differs from 1.0.0; begun on 2026-11-22.")
    changes = folder / "CHANGES.md"
    changes.write_text(changes.read_text(encoding="utf-8").replace("TODO: tell", "nothing"), encoding="utf-8")
    assert [str(problem) for problem in check_meter(folder)] == []
    assert Library(tmp_path).meter("small").content_hash == old.content_hash
    publish([folder], DAY)
    meter = Library(tmp_path).meter("small")
    assert (meter.version, meter.earlier[0].content_hash) == ("1.1.0", old.content_hash)
    crosswalk = meter.crosswalk("1.0.0", "1.1.0")
    assert crosswalk is not None
    assert crosswalk.comparable == set(meter.scores)


def test_what_is_changed_in_the_draft_must_be_told_in_the_crosswalk(folder: Path) -> None:
    begin_version(folder, "1.1.0", DAY)
    file = folder / "instrument.yaml"
    file.write_text(file.read_text().replace("    reverse: true\n", ""))
    reasons = [problem.reason for problem in check_meter(folder)]
    assert "mind is not the same score: tense counts in another way" in reasons


@pytest.mark.parametrize("version", ["1.0.0", "0.9.0", "2", "x"])
def test_the_new_version_is_a_higher_one(version: str, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    (reason,) = refused(folder, version)
    assert "higher" in reason or "not a version" in reason
    assert sorted(folder.rglob("*")) == before


def test_a_draft_can_still_be_changed(tmp_path: Path) -> None:
    assert refused(write_meter(tmp_path / "meters"), "2.0.0") == ["1.0.0 is not published: it can still be changed"]


def test_what_was_changed_since_it_was_published_is_not_put_away(folder: Path) -> None:
    file = folder / "instrument.yaml"
    file.write_text(file.read_text().replace("direction: lower", "direction: none"))
    assert refused(folder, "2.0.0") == ["1.0.0 was published on 2026-11-22 with other content; that never changes"]
    assert not (folder / "versions").exists()
