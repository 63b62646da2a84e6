"""Words for the person go to standard error, plain and complete."""

import pytest

from mittari.cli.console import SHOWN, complain, counted, list_problems, progress, say
from mittari.errors import InputError, MittariError, Problem

PROBLEM = Problem("a.csv", "calm", "not a number", "correct it", 3)


def test_says_what_it_was_given(capsys: pytest.CaptureFixture[str]) -> None:
    say("[bold]not a mark[/bold] " + "x" * 200)
    shown = capsys.readouterr()
    assert shown.err == "[bold]not a mark[/bold] " + "x" * 200 + "\n"
    assert shown.out == ""


def test_counts_in_words() -> None:
    assert [counted(number, "row") for number in (0, 1, 2)] == ["0 rows", "1 row", "2 rows"]


def test_complains_with_every_problem(capsys: pytest.CaptureFixture[str]) -> None:
    complain(InputError([PROBLEM, PROBLEM]))
    assert capsys.readouterr().err.splitlines() == ["a.csv:3: calm: not a number -> correct it"] * 2 + ["2 problems"]


def test_complains_about_anything_else(capsys: pytest.CaptureFixture[str]) -> None:
    complain(MittariError("no [library] here"))
    assert capsys.readouterr().err == "Not done: no [library] here\n"


def test_shows_the_first_of_many(capsys: pytest.CaptureFixture[str]) -> None:
    list_problems([PROBLEM] * (SHOWN + 7))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == SHOWN + 2
    assert lines[-2:] == ["... and 7 more", f"{SHOWN + 7} problems"]


def test_shows_no_bar_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("Scoring") as advance:
        advance(1, 2)
    assert capsys.readouterr().err.strip() == ""
