"""The weighted regression, against plain sums."""

import numpy as np
import pytest

from mittari.effects.marginal.outcome import weighted_outcome
from mittari.errors import InputError

A = np.array([[1.0], [1], [0], [0], [0]])
Y = np.array([4.0, 8, 1, 2, 6])
W = np.array([3.0, 1, 2, 1, 1])


def test_one_period_is_a_difference_of_weighted_means() -> None:
    found = weighted_outcome(Y, A, ("A",), W)
    # (3*4 + 8) / 4 = 5 and (2*1 + 2 + 6) / 4 = 2.5
    assert found.value == pytest.approx([2.5, 2.5])
    # HC0: sum of (w e)^2 / (sum w)^2 in either arm.
    treated, others = (3**2 * 1 + 3**2) / 16, (2**2 * 1.5**2 + 0.5**2 + 3.5**2) / 16
    assert found.effects.loc["A", "se"] == pytest.approx(np.sqrt(treated + others))
    assert found.effects.loc["A", "high"] == pytest.approx(2.5 + 1.959963985 * np.sqrt(treated + others))


def test_always_against_never_adds_effects_and_their_errors() -> None:
    both = np.column_stack([A[:, 0], [1.0, 0, 1, 0, 0]])
    found = weighted_outcome(Y, both, ("A", "B"), W)
    row = found.always.loc["always against never"]
    assert row["value"] == pytest.approx(found.value[1] + found.value[2])
    variance = found.covariance[1, 1] + found.covariance[2, 2] + 2 * found.covariance[1, 2]
    assert row["se"] == pytest.approx(np.sqrt(variance))


def test_what_can_t_be_told_apart() -> None:
    with pytest.raises(InputError, match="A, B: too few different paths"):
        weighted_outcome(Y, np.hstack([A, A]), ("A", "B"), W)
    with pytest.raises(InputError, match="too few different paths"):
        weighted_outcome(Y[1:3], A[1:3], ("A",), W[1:3])
    with pytest.raises(InputError, match="all outcomes are equal"):
        weighted_outcome(np.ones(5), A, ("A",), W)
