"""Columns of numbers and names: what is wrong is named by line, never by content."""

import math

import numpy as np
import pandas as pd
import pytest

from mittari.change.number_column import is_empty, missing_columns, number_column, off_scale, problems_at


def test_text_is_read_as_numbers_and_what_is_none_is_named() -> None:
    column = pd.Series(["1", " 2.5 ", "", "NA", "many", "inf"])
    numbers, problems = number_column(column, "score", "file.csv", None)
    assert numbers[:2].tolist() == [1, 2.5]
    assert np.isnan(numbers[2:]).all()
    assert [(one.line, one.reason) for one in problems] == [(6, "not a number"), (7, "not a finite number")]
    assert all("many" not in str(one) for one in problems)


def test_a_number_too_large_to_reckon_with_is_named() -> None:
    problems = number_column(pd.Series(["1e14", "-1e15", "1e300"]), "cost", "f", None)[1]
    assert [str(one).split(" ->")[0] for one in problems] == [
        f"f:{line}: cost: too large a number to reckon with" for line in (3, 4)
    ]


@pytest.mark.parametrize("column", [[1.0, math.nan], ["1", ""], [1, None]])
def test_empty_is_a_problem_only_where_there_must_be_a_number(column: list[object]) -> None:
    assert number_column(pd.Series(column), "score", "f", None)[1] == []
    found = number_column(pd.Series(column), "score", "f", "fill it in")[1]
    assert [str(one) for one in found] == ["f:3: score: is empty -> fill it in"]


def test_scores_that_can_t_be_are_named() -> None:
    numbers = np.array([0.0, -1.0, 27.0, 28.0, np.nan])
    assert [str(one).split(" ->")[0] for one in off_scale(numbers, (0, 27), "phq", "f")] == [
        "f:3: phq: is below 0, the lowest possible score",
        "f:5: phq: is above 27, the highest possible score",
    ]
    assert off_scale(numbers, (27, 0), "phq", "f") == []
    assert [one.line for one in off_scale(numbers, (None, 27), "phq", "f")] == [5]
    assert off_scale(numbers, (None, None), "phq", "f") == []


def test_blank_names_are_empty() -> None:
    assert is_empty(pd.Series(["a", " ", None])).tolist() == [False, True, True]
    assert is_empty(pd.Series([1, 2])).tolist() == [False, False]


def test_columns_that_are_not_there_or_twice() -> None:
    frame = pd.DataFrame({"id": [1], "y": [2]})
    assert missing_columns(frame, ["id", "y"], "f") == []
    assert [one.place for one in missing_columns(frame, ["id", "z"], "f")] == ["z"]
    assert "twice" in str(missing_columns(frame, ["id", "id"], "f")[0])


def test_a_problem_a_row() -> None:
    assert [one.line for one in problems_at(np.array([True, False, True]), "p", "f", "r", "a")] == [2, 4]
