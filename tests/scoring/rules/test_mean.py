"""A mean is of the answered items, if they are enough."""

import numpy as np
import pytest

from mittari.scoring.rules import mean

NAN = float("nan")
VALUES = [np.array([1.0, 1.0, NAN, NAN]), np.array([2.0, NAN, NAN, 2.0]), np.array([6.0, 6.0, 3.0, NAN])]


@pytest.mark.parametrize(
    ("minimum", "expected"), [(1, [3, 3.5, 3, 2]), (2, [3, 3.5, NAN, NAN]), (3, [3, NAN, NAN, NAN])]
)
def test_divides_by_what_was_answered(minimum: int, expected: list[float]) -> None:
    raw, answered = mean.rule(VALUES, minimum)
    np.testing.assert_array_equal(raw, expected)
    assert answered.tolist() == [3, 2, 1, 1]
