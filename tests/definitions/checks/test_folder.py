"""A meter's folder has the meter's name, tells what changed, and holds a worked case."""

from pathlib import Path

import pytest

from mittari.scoring.check import check_meter
from tests.small_meter import Broken, assert_refused, write_meter

BROKEN = {
    "folder of another name": Broken("instrument.yaml", "id: small", "id: smaller", "id: smaller", "is named 'small'"),
    "version untold": Broken("instrument.yaml", "version: 1.0.0", "version: 1.0.1", "version: 1.0.1", "CHANGES.md"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_is_refused_at_its_line(name: str, tmp_path: Path) -> None:
    assert_refused(BROKEN[name], tmp_path)


@pytest.mark.parametrize("told", ["11.0.0: before\n", "1.0.01\n", "1.0.0.2\n", ""])
def test_another_version_is_not_this_one(told: str, tmp_path: Path) -> None:
    (problem,) = check_meter(write_meter(tmp_path, {"CHANGES.md": told}))
    assert "1.0.0" in problem.reason


def test_changes_in_another_encoding_are_no_traceback(tmp_path: Path) -> None:
    folder = write_meter(tmp_path)
    (folder / "CHANGES.md").write_bytes(b"1.0.0: p\xe4iv\xe4\n")
    assert check_meter(folder) == []


def test_a_folder_is_known_by_its_name_from_within(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_meter(tmp_path))
    assert check_meter(Path()) == []


def test_scores_need_a_worked_case(tmp_path: Path) -> None:
    folder = write_meter(tmp_path)
    (folder / "cases.yaml").unlink()
    (problem,) = check_meter(folder)
    assert problem.reason == "there is no worked case"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("case.yaml", "is it cases.yaml?"),
        ("crosswalk.yaml", "a meter's files are"),
        ("texts/en.yml", "rename it to en.yaml"),
    ],
)
def test_a_file_that_nothing_reads_is_named(name: str, advice: str, tmp_path: Path) -> None:
    folder = write_meter(tmp_path)
    (folder / name).write_text("x: y\n", encoding="utf-8")
    (problem,) = check_meter(folder)
    assert problem.file.endswith(name)
    assert problem.reason == "nothing reads this file"
    assert problem.advice.startswith(advice)
