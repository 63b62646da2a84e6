"""A mean is of the answered items, if they are enough."""

import numpy as np
import pytest

from tests.scoring.rules.raw import NAN, raw

COLUMNS = {"a": [1, 1, NAN, NAN], "b": [2, NAN, NAN, 2], "c": [6, 6, 3, NAN]}


@pytest.mark.parametrize(
    ("minimum", "expected"),
    [("1", [3, 3.5, 3, 2]), ("2", [3, 3.5, NAN, NAN]), ("50%", [3, 3.5, NAN, NAN]), ("3", [3, NAN, NAN, NAN])],
)
def test_divides_by_what_was_answered(minimum: str, expected: list[float]) -> None:
    found, answered = raw("mean", COLUMNS, minimum)
    np.testing.assert_array_equal(found, expected)
    assert answered == [3, 2, 1, 1]


def test_equals_putting_the_persons_own_mean_for_what_is_missing() -> None:
    filled = [(1 + 6 + (1 + 6) / 2) / 3]
    found, _ = raw("mean", {"a": [1], "b": [NAN], "c": [6]}, "2")
    assert found == pytest.approx(filled)
