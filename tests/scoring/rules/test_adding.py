"""Adding up skips what is not there, and says how much was."""

import numpy as np
import pytest

from mittari.scoring.rules.adding import add_up, only_where_met

NAN = float("nan")


def test_a_missing_value_adds_nothing_and_counts_as_nothing() -> None:
    total, answered = add_up([np.array([1.0, NAN, NAN]), np.array([2.0, 5.0, NAN])])
    assert total.tolist() == [3, 5, 0]
    assert answered.tolist() == [2, 1, 0]


@pytest.mark.parametrize(("minimum", "there"), [(0, [False, True, True]), (2, [False, False, True])])
def test_nothing_answered_is_never_enough(minimum: int, there: list[bool]) -> None:
    raw = only_where_met(np.array([0.0, 1.0, 2.0]), np.array([0, 1, 2]), minimum)
    assert (~np.isnan(raw)).tolist() == there
