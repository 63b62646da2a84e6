"""A text that starts with TODO is named with its line and what to write."""

from pathlib import Path

import pytest

from mittari.definitions.checks.undecided import check
from mittari.definitions.meter import read_meter
from tests.small_meter import ENGLISH, INSTRUMENT, write_meter

NOTICE = "notice: Made for the tests."
LICENCE = INSTRUMENT.replace(NOTICE, "notice: 'TODO: write who holds the rights'")
QUESTION = ENGLISH.replace("{question: B.}", "{question: 'TODO:'}")


@pytest.mark.parametrize(
    ("file", "text", "place", "advice"),
    [
        ("instrument.yaml", LICENCE, "licence.notice", "write who holds the rights"),
        ("texts/en.yaml", QUESTION, "items.calm.question", "write it"),
    ],
)
def test_is_named(file: str, text: str, place: str, advice: str, tmp_path: Path) -> None:
    (problem,) = check(*read_meter(write_meter(tmp_path, {file: text})))
    line = next(number for number, line in enumerate(text.splitlines(), 1) if "TODO:" in line)
    assert (problem.place, problem.line, problem.advice) == (place, line, advice)
    assert problem.file.endswith(file)


def test_a_version_that_nobody_has_told_about_is_named(tmp_path: Path) -> None:
    told = "1.0.0: made for the tests\n- 1.0.1: TODO: tell\n"
    (problem,) = check(*read_meter(write_meter(tmp_path, {"CHANGES.md": told})))
    assert (Path(problem.file).name, problem.line, problem.advice) == ("CHANGES.md", 2, "tell")


def test_a_finished_meter_has_none(tmp_path: Path) -> None:
    assert list(check(*read_meter(write_meter(tmp_path)))) == []
