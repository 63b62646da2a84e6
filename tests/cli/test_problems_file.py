"""Problems of a file: in full for its owner, without any cell for everybody else."""

from pathlib import Path

import pytest
import typer

from mittari.answers.frame import CellProblem
from mittari.cli.problems_file import tell_problems

FOUND = [CellProblem("a.csv", "calm", "not a number", "correct it", 3, "secret, word")]


def test_the_owner_gets_the_cells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tell_problems(FOUND, tmp_path / "p.csv", strict=False)
    assert (tmp_path / "p.csv").read_text() == (
        'file,row,column,value,reason,advice\na.csv,3,calm,"secret, word",not a number,correct it\n'
    )
    assert capsys.readouterr().err == f"1 problem, listed in {tmp_path / 'p.csv'}\n"


def test_a_file_in_order_gives_an_empty_list(tmp_path: Path) -> None:
    tell_problems([], tmp_path / "p.csv", strict=True)
    assert (tmp_path / "p.csv").read_text().count("\n") == 1


def test_the_screen_gets_the_places(capsys: pytest.CaptureFixture[str]) -> None:
    tell_problems(FOUND, None, strict=False)
    shown = capsys.readouterr().err
    assert "a.csv:3: calm: not a number" in shown
    assert "secret" not in shown


def test_strict_ends_with_status_1() -> None:
    with pytest.raises(typer.Exit) as ended:
        tell_problems(FOUND, None, strict=True)
    assert ended.value.exit_code == 1
