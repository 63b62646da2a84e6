"""A prorated sum is what all items would have at the mean of the answered ones, unrounded."""

import numpy as np
import pytest

from mittari.scoring.rules import prorated_sum

NAN = float("nan")
VALUES = [np.array([1.0, 1.0, NAN]), np.array([2.0, NAN, NAN]), np.array([4.0, 4.0, 3.0])]


@pytest.mark.parametrize(("minimum", "expected"), [(1, [7, 7.5, 9]), (2, [7, 7.5, NAN]), (3, [7, NAN, NAN])])
def test_fills_up_with_the_mean(minimum: int, expected: list[float]) -> None:
    np.testing.assert_array_equal(prorated_sum.rule(VALUES, minimum)[0], expected)
