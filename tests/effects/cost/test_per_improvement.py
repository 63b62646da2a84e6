"""Cost per improvement: R's bootstrap and SciPy's, coverage, and where there is no ratio or no interval."""

import math

import numpy as np
import pytest
from scipy import stats

from mittari.effects.cost.per_improvement import per_improvement
from tests.effects.cost.clients import COST, IMPROVED


def test_sums() -> None:
    found = per_improvement(COST, IMPROVED)
    assert (found.clients, found.cost, found.improved) == (12, 2065, 8)
    assert found.ratio == 2065 / 8
    assert found.mean_cost == pytest.approx(2065 / 12)
    assert found.rate == pytest.approx(8 / 12)
    assert found.rate_ends == pytest.approx((0.3906220888728, 0.8618799089088), abs=1e-9)  # statsmodels, wilson


def test_r() -> None:
    # R 4.2.2, boot 1.3-28: 200,000 draws of sum(e) / sum(cost), boot.ci(type = c("perc", "bca")), turned over.
    found = per_improvement(COST, IMPROVED, replicates=20_000)
    assert found.percentile == pytest.approx((161.66667, 421.66667), rel=0.02)
    assert found.bca == pytest.approx((161.25, 420.00), rel=0.03)


def test_scipy() -> None:
    rng = np.random.default_rng(3)
    cost, improved = rng.gamma(2, 500, 150), (rng.random(150) < 0.4).astype(float)
    found = per_improvement(cost, improved, replicates=8000)

    def ratio(costs: np.ndarray, better: np.ndarray, axis: int = -1) -> np.ndarray:
        return costs.sum(axis=axis) / better.sum(axis=axis)

    for method, ends in (("percentile", found.percentile), ("BCa", found.bca)):
        both = (cost, improved)
        peer = stats.bootstrap(both, ratio, paired=True, n_resamples=8000, method=method, rng=np.random.default_rng(5))
        width = peer.confidence_interval.high - peer.confidence_interval.low
        assert ends == pytest.approx(tuple(peer.confidence_interval), abs=0.06 * width)
    assert found.fieller == pytest.approx(found.percentile, rel=0.05)


def test_nobody_improved_gives_a_bound_and_no_ratio() -> None:
    found = per_improvement(COST, np.zeros(12))
    assert math.isnan(found.ratio)
    assert all(math.isnan(end) for end in (*found.fieller, *found.percentile, *found.bca))
    # At this rate nobody of 12 improves once in twenty times.
    rate = found.mean_cost / found.at_least
    assert (1 - rate) ** 12 == pytest.approx(0.05, abs=1e-12)


def test_too_few_improved_for_an_interval() -> None:
    found = per_improvement(COST, np.eye(12)[0])
    assert found.ratio == 2065
    assert all(math.isnan(end) for end in (*found.fieller, *found.percentile, *found.bca))
    assert math.isnan(found.at_least)


def test_everybody_improved() -> None:
    found = per_improvement(COST, np.ones(12))
    half = stats.norm.ppf(0.975) * COST.std(ddof=1) / np.sqrt(12)
    assert found.fieller == pytest.approx((COST.mean() - half, COST.mean() + half))
    assert found.ratio == COST.mean()


def test_those_not_known_are_told_at_both_extremes() -> None:
    found = per_improvement(COST, IMPROVED, cost_of_unknown=np.array([100.0, 35]), unknown_cost=3)
    assert (found.unknown_improved, found.unknown_cost) == (2, 3)
    assert found.ratio == 2065 / 8
    assert (found.if_unknown_improved, found.if_unknown_did_not) == (2200 / 10, 2200 / 8)


def test_one_client_holds_all_of_the_cost() -> None:
    found = per_improvement(np.eye(12)[0] * 1000, IMPROVED)
    assert found.ratio == 125
    assert all(math.isnan(end) for end in (*found.percentile, *found.bca))


def test_units_and_order() -> None:
    found, cents = (per_improvement(COST * times, IMPROVED, replicates=20_000) for times in (1, 100))
    assert cents.bca == pytest.approx(tuple(100 * end for end in found.bca))
    turned = per_improvement(COST[::-1], IMPROVED[::-1], replicates=20_000)
    assert turned.ratio == found.ratio
    assert turned.bca == pytest.approx(found.bca, rel=0.03)


def test_intervals_hold_the_truth() -> None:
    rng, held = np.random.default_rng(8), []
    for _ in range(200):
        improved = (rng.random(120) < 0.4).astype(float)
        found = per_improvement(rng.gamma(2, 400 + 200 * improved), improved, replicates=400)
        # 2 (400 * .6 + 600 * .4) / .4
        held.append([low <= 2400 <= high for low, high in (found.bca, found.percentile, found.fieller)])
    assert np.mean(held, axis=0) == pytest.approx([0.95] * 3, abs=0.045)
