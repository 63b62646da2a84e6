"""A prorated sum is what all items would have at the mean of the answered ones, unrounded."""

import numpy as np
import pytest

from tests.scoring.rules.raw import NAN, raw

COLUMNS: dict[str, list[float]] = {"a": [1, 1, NAN], "b": [2, NAN, NAN], "c": [4, 4, 3]}


@pytest.mark.parametrize(("minimum", "expected"), [("1", [7, 7.5, 9]), ("2", [7, 7.5, NAN]), ("3", [7, NAN, NAN])])
def test_fills_up_with_the_mean(minimum: str, expected: list[float]) -> None:
    np.testing.assert_array_equal(raw("prorated_sum", COLUMNS, minimum)[0], expected)
