"""Hedges g_av: R's value, SciPy's own BCa interval, the same numbers each time."""

import math

import numpy as np
import pytest
from scipy import stats

from mittari.change.effect_sizes.average import average
from mittari.change.effect_sizes.paired import Paired, correction
from mittari.statistics import drawn_sums
from tests.change.effect_sizes.twelve import AVERAGE, TWELVE


def test_the_value_is_r_s() -> None:
    assert average(TWELVE).value == pytest.approx(AVERAGE, abs=1e-9)


def test_the_interval_is_scipy_s_within_monte_carlo_error() -> None:
    rng = np.random.default_rng(8)
    before = rng.normal(40, 8, 60)
    pairs = Paired(before, before + rng.normal(4, 6, 60))

    def g(x: np.ndarray, y: np.ndarray, axis: int) -> np.ndarray:
        spread = np.sqrt((x.var(axis=axis, ddof=1) + y.var(axis=axis, ddof=1)) / 2)
        return correction(59) * (y.mean(axis=axis) - x.mean(axis=axis)) / spread

    theirs = stats.bootstrap(
        (pairs.before, pairs.after), g, paired=True, vectorized=True, n_resamples=4000, method="BCa", rng=rng
    )
    found = average(pairs, replicates=4000)
    # A 2.5 % quantile of 4,000 replicates has a standard error of about .04 of their SD; twice that, and three of it.
    assert (found.low, found.high) == pytest.approx(theirs.confidence_interval, abs=0.18 * theirs.standard_error)


def test_seeded_turned_round_rescaled_and_far_from_zero() -> None:
    found = average(TWELVE)
    assert average(TWELVE) == found
    far = average(Paired(1e7 + 3 * TWELVE.before, 1e7 + 3 * TWELVE.after))
    assert (far.value, far.low, far.high) == pytest.approx((found.value, found.low, found.high), abs=1e-6)
    turned = average(Paired(-TWELVE.before, -TWELVE.after))
    assert (turned.value, turned.low, turned.high) == pytest.approx((-found.value, -found.high, -found.low), abs=1e-6)


def test_without_any_spread_there_is_no_size() -> None:
    assert math.isnan(average(Paired(np.full(10, 5.0), np.full(10, 6.0))).value)


def test_for_very_many_people_sums_are_drawn_with_the_same_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(9)
    before = rng.exponential(8, 4000)
    pairs = Paired(before, before + rng.exponential(4, 4000))
    one_by_one = average(pairs)
    monkeypatch.setattr(drawn_sums, "MANY", 1000)
    by_sums = average(pairs)
    width = one_by_one.high - one_by_one.low
    assert (by_sums.low, by_sums.high) == pytest.approx((one_by_one.low, one_by_one.high), abs=0.06 * width)
