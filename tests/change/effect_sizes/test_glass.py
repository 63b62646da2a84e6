"""Glass: R's value and interval, another unit, coverage where the spread grows, and a start without spread."""

import math
import statistics

import numpy as np
import pytest

from mittari.change.effect_sizes.glass import glass
from mittari.change.effect_sizes.paired import EffectSize, Paired
from tests.change.effect_sizes.twelve import AFTER, BEFORE, GLASS, TWELVE


def ends(found: EffectSize) -> tuple[float, float, float]:
    return found.value, found.low, found.high


def test_value_and_interval_of_equal_spread_are_r_s() -> None:
    assert ends(glass(TWELVE, equal_spread=True)) == pytest.approx(GLASS, abs=1e-9)


def test_the_interval_of_any_spread_by_hand() -> None:
    changes = [after - before for before, after in zip(BEFORE, AFTER, strict=True)]
    ratio = statistics.variance(changes) / statistics.variance(BEFORE)
    half = 1.959963984540054 * math.sqrt(ratio / 11 + GLASS[0] ** 2 / 22)
    assert ends(glass(TWELVE)) == pytest.approx((GLASS[0], GLASS[0] - half, GLASS[0] + half), abs=1e-9)


@pytest.mark.parametrize("equal_spread", [False, True])
def test_turned_round_and_rescaled(equal_spread: bool) -> None:
    value, low, high = ends(glass(TWELVE, equal_spread=equal_spread))
    turned = glass(Paired(100 - TWELVE.before, 100 - TWELVE.after), equal_spread=equal_spread)
    assert ends(turned) == pytest.approx((-value, -high, -low), abs=1e-9)
    scaled = glass(Paired(7 + 3 * TWELVE.before, 7 + 3 * TWELVE.after), equal_spread=equal_spread)
    assert ends(scaled) == pytest.approx((value, low, high), abs=1e-9)


def test_intervals_cover_where_the_spread_grows_and_those_of_equal_spread_do_not() -> None:
    rng, n, times, covered = np.random.default_rng(1), 50, 2000, {False: 0, True: 0}
    truth = 4 / math.hypot(8, 5)
    for _ in range(times):
        true = rng.normal(0, 8, n)
        pairs = Paired(true + rng.normal(0, 5, n), true + 4 + rng.normal(0, 12, n))
        for equal_spread in covered:
            found = glass(pairs, equal_spread=equal_spread)
            covered[equal_spread] += found.low <= truth <= found.high
    assert 0.93 < covered[False] / times < 0.97
    assert covered[True] / times < 0.9


def test_people_who_start_alike_have_no_size_and_those_who_end_alike_have_one() -> None:
    assert math.isnan(glass(Paired(np.full(10, 5.0), np.arange(10.0))).value)
    assert math.isfinite(glass(Paired(np.arange(10.0), np.full(10, 5.0))).low)
    assert math.isfinite(glass(Paired(np.arange(10.0), np.full(10, 5.0)), equal_spread=True).low)
