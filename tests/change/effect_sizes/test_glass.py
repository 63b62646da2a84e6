"""Glass: R's value and interval, another unit, and a start without spread."""

import math

import numpy as np
import pytest

from mittari.change.effect_sizes.glass import glass
from mittari.change.effect_sizes.paired import Paired
from tests.change.effect_sizes.twelve import GLASS, TWELVE


def test_value_and_interval_are_r_s() -> None:
    found = glass(TWELVE)
    assert (found.value, found.low, found.high) == pytest.approx(GLASS, abs=1e-9)


def test_turned_round_and_rescaled() -> None:
    turned = glass(Paired(100 - TWELVE.before, 100 - TWELVE.after))
    assert (-turned.value, -turned.high, -turned.low) == pytest.approx(GLASS, abs=1e-9)
    scaled = glass(Paired(7 + 3 * TWELVE.before, 7 + 3 * TWELVE.after))
    assert (scaled.value, scaled.low, scaled.high) == pytest.approx(GLASS, abs=1e-9)


def test_people_who_start_alike_have_no_size_and_those_who_end_alike_a_wide_one() -> None:
    assert math.isnan(glass(Paired(np.full(10, 5.0), np.arange(10.0))).value)
    assert math.isfinite(glass(Paired(np.arange(10.0), np.full(10, 5.0))).low)
