"""Fieller's interval: its ends by a search, no end where the bottom may be 0, and units."""

import math

import numpy as np
import pytest
from scipy import optimize

from mittari.statistics.fieller import fieller

COST = np.array([120.0, 80, 300, 45, 410, 95, 150, 220, 60, 180, 75, 330])
EFFECT = np.array([1.0, 0, 1, 1, 1, 0, 1, 0, 1, 1, 0, 1])


def parts(cost: np.ndarray, effect: np.ndarray) -> tuple[float, float, float, float, float]:
    covariance = np.cov(cost, effect) / len(cost)
    return cost.mean(), effect.mean(), covariance[0, 0], covariance[1, 1], covariance[0, 1]


def test_ends_by_a_search() -> None:
    def excess(ratio: float) -> float:
        left = COST - ratio * EFFECT
        return left.mean() ** 2 - 1.959963984540054**2 * left.var(ddof=1) / 12

    ratio = COST.sum() / EFFECT.sum()
    ends = optimize.brentq(excess, 1, ratio, xtol=1e-12), optimize.brentq(excess, ratio, 10_000, xtol=1e-12)
    assert fieller(*parts(COST, EFFECT)) == pytest.approx(ends, abs=1e-9)


def test_without_an_end() -> None:
    few = np.eye(12)[0]
    assert all(math.isnan(end) for end in fieller(*parts(COST, few)))
    assert all(math.isnan(end) for end in fieller(1, 0, 1, 0, 0))


def test_a_lower_level_may_have_ends() -> None:
    few = np.eye(12)[0] + np.eye(12)[1] + np.eye(12)[2]
    assert math.isnan(fieller(*parts(COST, few), 0.99)[0])
    low, high = fieller(*parts(COST, few), 0.5)
    assert low < COST.sum() / 3 < high


def test_units() -> None:
    low, high = fieller(*parts(COST, EFFECT))
    assert fieller(*parts(COST / 1000, EFFECT)) == pytest.approx((low / 1000, high / 1000))
    assert fieller(*parts(-COST, EFFECT)) == pytest.approx((-high, -low))
    assert fieller(*parts(COST, -EFFECT)) == pytest.approx((-high, -low))


def test_nothing_varies() -> None:
    assert fieller(10, 2, 0, 0, 0) == (5, 5)
