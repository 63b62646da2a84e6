"""Errors say where, why and what next, and are all caught by one name."""

import pytest

from mittari import errors
from mittari.errors import DefinitionError, InputError, MittariError, Problem, ProblemsError, StaleDraftError

ALL = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)]


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("a.csv", "calm", "not a number", "correct it", 3), "a.csv:3: calm: not a number -> correct it"),
        (Problem("frame", "calm", "not a number", "correct it", 0), "frame:0: calm: not a number -> correct it"),
        (Problem("a.csv", "", "the file is empty"), "a.csv: the file is empty"),
    ],
)
def test_a_problem_reads_as_one_line(problem: Problem, text: str) -> None:
    assert str(problem) == text


@pytest.mark.parametrize("kind", [ProblemsError, DefinitionError, InputError])
def test_all_problems_are_kept_and_told(kind: type[ProblemsError]) -> None:
    error = kind(Problem("a.csv", "", reason) for reason in ("one", "two"))
    assert [problem.reason for problem in error.problems] == ["one", "two"]
    assert str(error) == "a.csv: one\na.csv: two"


@pytest.mark.parametrize("kind", ALL)
def test_one_name_catches_all(kind: type[Exception]) -> None:
    assert issubclass(kind, MittariError)


def test_a_stale_draft_knows_the_newest() -> None:
    assert StaleDraftError(7).revision == 7
