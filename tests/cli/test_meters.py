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
    assert " ".join(line.split()) == "small 1.0.0 9 4 en individual ready 1 of 4"


def test_says_what_can_t_be_shown_to_people(run: Run) -> None:
    lines = {line.split()[0]: line for line in run("meters").out.splitlines()}
    assert "by the operator: scores imports only" in lines["who-5"]
    assert "none adopted: verdicts say cannot tell" in lines["mittari-path"]


def test_a_library_that_is_not_there_ends_with_status_2(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    ran = run("meters")
    assert ran.status == 2
    assert VARIABLE in ran.err
