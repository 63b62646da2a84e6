"""Two columns become pairs of numbers, or are refused."""

import numpy as np
import pandas as pd
import pytest

from mittari.change.pairs import common_index, complete_pairs, numbers
from mittari.errors import InputError


def test_numbers_are_a_copy_in_full_precision() -> None:
    given = np.array([1, 2], dtype=np.int8)
    found = numbers(given, "before")
    found[0] = 9
    assert found.dtype == np.float64
    assert given[0] == 1


@pytest.mark.parametrize(
    ("values", "lines", "says"),
    [([1, "much", None, "more"], [2, 4], "before:2: is not a number"), ([1, np.inf], [2], "before:2: is infinite")],
)
def test_each_row_that_is_no_number_is_named(values: list[object], lines: list[int], says: str) -> None:
    with pytest.raises(InputError, match=says) as refused:
        numbers(values, "before")  # type: ignore[arg-type]
    assert [problem.line for problem in refused.value.problems] == lines


def test_dates_are_no_numbers() -> None:
    with pytest.raises(InputError, match="holds dates"):
        numbers(pd.Series(pd.to_datetime(["2026-01-31"])), "before")


def test_only_who_has_both_scores_is_a_pair() -> None:
    first, last = complete_pairs(pd.Series([1.0, None, 3.0, 4.0]), [2.0, 2.0, np.nan, 8.0])
    assert (list(first), list(last)) == ([1.0, 4.0], [2.0, 8.0])


def test_the_index_of_a_series_is_kept_and_two_must_be_alike() -> None:
    one = pd.Series([1.0, 2.0], index=["a", "b"])
    assert list(common_index([1, 2], one, 2, 2)) == ["a", "b"]
    with pytest.raises(InputError, match="indexed differently"):
        common_index(one, one.rename({"a": "c"}), 2, 2)
    with pytest.raises(InputError, match="make no pairs"):
        complete_pairs([1.0], [1.0, 2.0])
