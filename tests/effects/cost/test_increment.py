"""One group beside another: SciPy's bootstrap of two samples, Newcombe, quadrants, and no interval without an end."""

import math

import numpy as np
import pytest
from scipy import stats

from mittari.effects.cost.increment import increment
from tests.effects.cost.clients import COST, IMPROVED, of, two_groups


def test_differences() -> None:
    frame = two_groups()
    (cost, improved), (other_cost, other_improved) = of(frame, "new"), of(frame, "old")
    found = increment(of(frame, "new"), of(frame, "old"))
    assert found.cost == pytest.approx(cost.mean() - other_cost.mean())
    assert found.improved == pytest.approx(improved.mean() - other_improved.mean())
    assert found.ratio == pytest.approx(found.cost / found.improved)
    error = math.sqrt(cost.var(ddof=1) / 80 + other_cost.var(ddof=1) / 90)
    assert found.cost_ends == pytest.approx((found.cost - 1.959964 * error, found.cost + 1.959964 * error), rel=1e-5)
    assert found.improved_ends[0] < found.improved < found.improved_ends[1]
    assert found.quadrant == "dearer, more improve"
    assert found.clients == (80, 90)


def test_scipy() -> None:
    frame = two_groups(seed=2, sizes=(200, 220))
    first, last = of(frame, "new"), of(frame, "old")
    found = increment(first, last, replicates=6000)
    # SciPy draws columns of one sample together only as one paired sample: the pairs are told by their place.
    both = np.vstack([np.column_stack(first), np.column_stack(last)])

    def ratio(one: np.ndarray, other: np.ndarray, axis: int = -1) -> np.ndarray:
        change = both[one].mean(axis=axis) - both[other].mean(axis=axis)
        return change[..., 0] / change[..., 1]

    def along_last(one: np.ndarray, other: np.ndarray, axis: int = -1) -> np.ndarray:
        return ratio(np.moveaxis(one, axis, -1), np.moveaxis(other, axis, -1), axis=-2)

    places = (np.arange(200), np.arange(200, 420))
    for method, ends in (("percentile", found.percentile), ("BCa", found.bca)):
        peer = stats.bootstrap(places, along_last, n_resamples=6000, method=method, rng=np.random.default_rng(5))
        low, high = peer.confidence_interval
        assert ends == pytest.approx((low, high), abs=0.08 * (high - low))


def test_no_interval_where_rates_may_not_differ() -> None:
    found = increment((COST, IMPROVED), (COST[::-1] - 20, np.roll(IMPROVED, 1)))
    assert found.improved == 0
    assert math.isnan(found.ratio)
    assert found.cost == pytest.approx(20)
    assert all(math.isnan(end) for end in (*found.fieller, *found.percentile, *found.bca))


def test_the_other_way_round_mirrors_it() -> None:
    frame = two_groups()
    one, other = increment(of(frame, "new"), of(frame, "old")), increment(of(frame, "old"), of(frame, "new"))
    assert (other.cost, other.improved) == (-one.cost, -one.improved)
    assert other.ratio == one.ratio
    assert other.fieller == pytest.approx(one.fieller)
    assert other.quadrant == "not dearer, not more improve"


def test_quadrants() -> None:
    frame = two_groups()
    cost, improved = of(frame, "new")
    assert increment((cost / 10, improved), of(frame, "old")).quadrant == "not dearer, more improve"
    assert increment((cost, improved * 0), of(frame, "old")).quadrant == "dearer, not more improve"


def test_the_seed_rules_the_draws() -> None:
    frame = two_groups()
    one, other, third = (increment(of(frame, "new"), of(frame, "old"), seed=seed) for seed in (1, 1, 2))
    assert np.array_equal(one.drawn, other.drawn)
    assert not np.array_equal(one.drawn, third.drawn)
    assert one.drawn.mean(axis=0) == pytest.approx([one.cost, one.improved], rel=0.03)
