"""What a model refuses is told by file and column; anything else as it is."""

from typing import Any

import pytest

from mittari.change.by_column import by_column
from mittari.errors import InputError, Problem
from mittari.statistics.identified import refusal

NAMES: dict[str, Any] = {"client": "id", "time": "month", "score": "y"}


@pytest.mark.parametrize(
    ("part", "where"), [("time", "a.csv: month:"), ("client", "a.csv: id:"), ("dose", "b.csv: start, end:")]
)
def test_parts_of_the_model_are_columns(part: str, where: str) -> None:
    named = by_column("a.csv", **NAMES, fixed={"dose": ("b.csv", "start, end")})
    with pytest.raises(InputError, match=f"^{where} it is all one -> look$"), named:
        raise refusal(part, "it is all one", "look")


def test_other_errors_are_let_through() -> None:
    problems = [Problem("c.csv", "time", "is empty", "", 3), refusal("x", "is odd", "").problems[0]]
    with pytest.raises(InputError) as refused, by_column("a.csv", **NAMES):
        raise InputError(problems)
    assert list(refused.value.problems) == problems


def test_without_an_error_nothing_happens() -> None:
    with by_column("a.csv", **NAMES):
        pass
