"""Youden's cut: R's figures, a plain loop over all cuts, and edges."""

import math
from itertools import pairwise

import numpy as np
import pytest

from mittari.change.important.rated import rated
from mittari.change.important.roc import area, best_cut, by_roc
from tests.change.important.eighty import BETTER, CHANGE, RATING


def test_cut_youden_and_area_are_r_s() -> None:
    found = by_roc(rated(CHANGE, RATING, better="higher"), better_from=1)
    assert found.value == 4.5
    assert dict(found.figures) == pytest.approx(
        {"Youden": 0.601503759398496, "Area under the curve": 0.835213032581454}, abs=1e-12
    )
    assert found.low <= 4.5 <= found.high


def test_the_cut_is_that_of_a_plain_loop() -> None:
    rng = np.random.default_rng(2)
    for _ in range(50):
        gain, good = rng.integers(-5, 9, 30).astype(float), rng.random(30) < 0.5
        values = sorted(set(gain))
        cuts = [(low + high) / 2 for low, high in pairwise(values)]
        index = [float(np.mean(gain[good] > cut) + np.mean(gain[~good] < cut) - 1) for cut in cuts]
        best = [cut for cut, one in zip(cuts, index, strict=True) if one > max(index) - 1e-12]
        assert best_cut(gain, good) == pytest.approx(((best[0] + best[-1]) / 2, max(index)), abs=1e-12)


def test_edges() -> None:
    assert math.isnan(best_cut(np.ones(5), np.array([True, False] * 2 + [True]))[0])
    assert math.isnan(best_cut(np.arange(5.0), np.ones(5, dtype=bool))[0])
    assert area(np.arange(4.0), np.array([False, False, True, True])) == 1
    assert area(np.ones(4), np.array([False, False, True, True])) == 0.5


def test_shuffled_and_rescaled() -> None:
    order = np.random.default_rng(1).permutation(80)
    assert best_cut(CHANGE[order], BETTER[order] == 1) == best_cut(CHANGE, BETTER == 1)
    assert best_cut(3 * CHANGE - 7, BETTER == 1)[0] == pytest.approx(3 * 4.5 - 7)
