"""Noncentrality: R's numbers, and large values."""

import math

import numpy as np
import pytest
from scipy import stats

from mittari.statistics.noncentral_t import noncentrality_interval


# R 4.2.2: uniroot over pt(t, n - 1, ncp), divided by sqrt(n).
@pytest.mark.parametrize(
    ("t", "n", "expected"),
    [
        (3.5, 20, (0.271683501727906, 1.277949952217359)),
        (-1.2, 12, (-0.922695499820822, 0.244486811445278)),
        (0.4, 200, (-0.110369427677589, 0.166866976166071)),
    ],
)
def test_r_s_numbers(t: float, n: int, expected: tuple[float, float]) -> None:
    found = noncentrality_interval(t, n - 1)
    assert (found[0] / math.sqrt(n), found[1] / math.sqrt(n)) == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize(
    ("t", "df"), [(0.0, 2), (15.0, 2), (40.0, 30), (100.0, 5000), (-60.0, 200), (500.0, 300_000), (900.0, 50)]
)
def test_both_ends_leave_their_tail(t: float, df: int) -> None:
    low, high = noncentrality_interval(t, df)
    assert low < t < high or df == 2
    assert stats.nct.sf(t, df, low) == pytest.approx(0.025, abs=1e-6)
    assert stats.nct.cdf(t, df, high) == pytest.approx(0.025, abs=1e-6)


def test_small_and_middling_values_of_every_size_have_an_interval() -> None:
    # Far from t the distribution function gives NaN: this once broke for one group in a thousand.
    for df in (2, 9, 19, 49, 199, 4999):
        for t in np.linspace(0, 12, 61):
            low, high = noncentrality_interval(float(t), df)
            assert -math.inf < low < high < math.inf, (t, df)
