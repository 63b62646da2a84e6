"""SRM: R's value and interval, coverage, and changes that do not vary."""

import math

import numpy as np
import pytest

from mittari.change.effect_sizes.paired import Paired
from mittari.change.effect_sizes.srm import srm
from tests.change.effect_sizes.twelve import SRM, TWELVE


def test_value_and_interval_are_r_s() -> None:
    found = srm(TWELVE)
    assert (found.value, found.low, found.high) == pytest.approx(SRM, abs=1e-6)


def test_equal_changes_have_no_size() -> None:
    assert math.isnan(srm(Paired(np.arange(10.0), np.arange(10.0) + 3)).value)
    # Rounding makes these changes differ a little.
    before = np.random.default_rng(1).normal(50, 10, 40)
    assert np.ptp((before + 0.1) - before) > 0
    assert math.isnan(srm(Paired(before, before + 0.1)).value)


def test_95_percent_intervals_cover_about_that_often() -> None:
    rng, true = np.random.default_rng(3), 0.6
    inside = 0
    for _ in range(200):
        change = rng.normal(3.0, 5.0, 25)
        found = srm(Paired(np.zeros(25), change))
        inside += found.low <= true <= found.high
    assert 0.90 <= inside / 200 <= 0.99
