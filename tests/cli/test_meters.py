"""mittari meters: one line a meter, whatever the width of the terminal."""

from pathlib import Path

import pytest

from mittari.definitions.library import VARIABLE
from tests.cli.conftest import Run
from tests.small_meter import write_meter


def test_lists_every_meter(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_meter(tmp_path / "meters")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    ran = run("meters")
    heading, line = ran.out.splitlines()
    assert ran.status == 0
    assert heading.split()[:4] == ["Meter", "Version", "Items", "Scores"]
    assert " ".join(line.split()) == "small 1.0.0 (draft) 9 4 en individual ready 3 of 4 1 of 4"


def test_says_what_can_t_be_shown_to_people(run: Run) -> None:
    lines = {line.split()[0]: line for line in run("meters").out.splitlines()}
    assert lines["esis"].split()[1:] == ["1.0.0", "10", "1", "-", "group", "operator", "0", "of", "1", "0", "of", "1"]
    assert lines["sovari"].split()[-8:-6] == ["results", "only"]
    assert lines["wai"].split()[1:3] == ["1.0.0", "(draft)"]
    assert lines["mittari-path"].split()[-5:] == ["ready", "verified", "0", "of", "9"]


def test_says_what_the_columns_mean(run: Run) -> None:
    assert "mittari texts install" in run("meters").err


def test_a_language_that_is_switched_off_is_not_listed(run: Run) -> None:
    (line,) = [line for line in run("meters").out.splitlines() if line.split()[0] == "mittari-path"]
    assert " ar " not in line


def test_a_library_that_is_not_there_ends_with_status_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    ran = run("meters")
    assert ran.status == 2
    assert VARIABLE in ran.err
