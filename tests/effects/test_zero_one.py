"""What came about and what did not, from numbers and from the text of a file."""

import numpy as np
import pandas as pd

from mittari.effects.zero_one import zero_one_column


def test_text_and_numbers_are_read_alike() -> None:
    for column in (
        pd.Series(["1", "0", "", "1.0"]),
        pd.Series([1, 0, np.nan, 1]),
        pd.Series([True, False, None, True]),
    ):
        values, problems = zero_one_column(column, "better", "clients.csv")
        assert problems == []
        assert np.array_equal(values, [1, 0, np.nan, 1], equal_nan=True)


def test_anything_else_is_named_by_its_line() -> None:
    _, problems = zero_one_column(pd.Series(["1", "2", "yes", "0.5", "inf"]), "better", "clients.csv")
    assert sorted((problem.line, problem.reason) for problem in problems) == [
        (3, "is neither 0 nor 1"),
        (4, "not a number"),
        (5, "is neither 0 nor 1"),
        (6, "not a finite number"),
    ]
