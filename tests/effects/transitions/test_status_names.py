"""Statuses of a column: order, absorbing ones, and names that nobody knows."""

import pandas as pd
import pytest

from mittari.effects.transitions.status_names import StatusNames
from mittari.errors import InputError

COLUMN = pd.Series(["work", " out ", None, "unknown", "", "away"], name="status")


def test_in_order_of_name_with_absorbing_ones_last() -> None:
    names = StatusNames.of([COLUMN], ["away"], (), "a.csv")
    assert names.states == ("out", "work", "away")
    assert names.absorbing.tolist() == [False, False, True]
    codes, problems = names.codes(COLUMN, "a.csv")
    assert codes.tolist() == [1, 0, -1, -1, -1, 2]
    assert problems == []


def test_one_that_is_not_in_the_order_is_named_by_line() -> None:
    names = StatusNames.of([COLUMN], [], ["out", "work"], "a.csv")
    (problem,) = names.codes(COLUMN, "a.csv")[1]
    assert (problem.line, problem.reason) == (7, "is no known status")


def test_an_absorbing_status_that_nobody_has() -> None:
    with pytest.raises(InputError, match=r"no row has the status pension -> .* there are: away, out, work"):
        StatusNames.of([COLUMN], ["pension"], (), "a.csv")


def test_names_that_differ_by_case_only_are_one_problem_each() -> None:
    written = pd.Series(["MGUS", "mgus", "Mgus", "Death", "work"], name="status")
    with pytest.raises(InputError) as refused:
        StatusNames.of([written, pd.Series(["death"])], ["pension"], (), "a.csv")
    said = [str(problem).split(" -> ")[0] for problem in refused.value.problems]
    assert said[0] == "a.csv: absorbing: no row has the status pension"
    assert said[1:] == [
        "a.csv: Death and death differ by case only",
        "a.csv: MGUS and Mgus and mgus differ by case only",
    ]


def test_names_in_order_may_differ_by_case() -> None:
    names = StatusNames.of([pd.Series(["A", "a"])], [], ["a", "A"], "a.csv")
    assert names.codes(pd.Series(["A", "a"]), "a.csv")[0].tolist() == [1, 0]


def test_numbers_are_names_too() -> None:
    names = StatusNames.of([pd.Series([1, 2, 1])], [], (), "a.csv")
    assert names.states == ("1", "2")
