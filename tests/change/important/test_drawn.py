"""Drawing people again: near the textbook interval of a mean, and none where most draws have no figure."""

import math

import numpy as np
import pytest

from mittari.change.important.drawn import drawn_interval

GAIN = np.random.default_rng(6).normal(3, 5, 400)
NOBODY = np.zeros(400, dtype=bool)


def test_a_mean_s_interval() -> None:
    low, high = drawn_interval(lambda gain, _: float(gain.mean()), GAIN, NOBODY, 0.95, replicates=2000)
    half = 1.96 * GAIN.std() / 20
    assert (low, high) == pytest.approx((GAIN.mean() - half, GAIN.mean() + half), abs=0.15 * half)


def test_without_usable_draws_there_is_none() -> None:
    assert math.isnan(drawn_interval(lambda gain, _: math.nan if gain[0] > 3 else 1.0, GAIN, NOBODY, 0.95)[0])
