"""What counts as rounding: real additions that should give the same, and spreads of every size that are real."""

import numpy as np

from mittari.statistics.rounding import only_rounding


def test_the_same_change_computed_from_different_scores_is_rounding() -> None:
    scores = np.random.default_rng(1).normal(50, 10, 400)
    changes = (scores + 0.1) - scores
    assert np.ptp(changes) > 0
    assert only_rounding(np.ptp(changes), scores)
    assert only_rounding(changes.std(), 1e9 * scores)


def test_a_small_real_spread_is_not() -> None:
    assert only_rounding([0.0, 1e-6, np.nan], np.array([50.0, np.nan, -60.0])).tolist() == [True, False, False]
    assert not only_rounding(1e-12, np.array([1e-6, 2e-6]))


def test_without_numbers_or_with_zeros_only_none_is_rounding() -> None:
    assert only_rounding([0.0, 1e-300], np.array([np.nan])).tolist() == [True, False]
    assert only_rounding([0.0, 1e-300], np.zeros(3)).tolist() == [True, False]
