"""The predictive MIC: R's glm, a known truth by simulation, and anchors without a curve."""

import math

import numpy as np
import pytest

from mittari.change.important.predictive import adjusted, by_prediction, logistic, predicted
from mittari.change.important.rated import rated
from mittari.errors import InputError
from tests.change.important.eighty import BETTER, CHANGE, RATING


def test_coefficients_are_r_s() -> None:
    assert logistic(CHANGE, BETTER.astype(float)) == pytest.approx((-1.373461258590923, 0.301096099046209), abs=1e-9)


def test_before_and_after_adjustment_as_by_r_s_glm() -> None:
    found = by_prediction(rated(CHANGE, RATING, better="higher"), better_from=1)
    assert dict(found.figures) == pytest.approx({"Share better": 0.475, "Before adjustment": 4.2291408094215}, abs=1e-9)
    assert found.value == pytest.approx(4.30776313638257, abs=1e-9)
    assert found.low < found.value < found.high


@pytest.mark.parametrize(("mean", "differ", "error"), [(1, 1, 0.1), (5, 1, 0.1), (9, 1, 0.1), (1, 3, 1.0), (9, 3, 1.0)])
def test_the_adjusted_mic_is_near_the_threshold_of_the_people(mean: float, differ: float, error: float) -> None:
    # Everybody is better whose true change exceeds an own threshold near 5. Where people differ little in it, the
    # adjustment takes the bias away; where they differ much, it takes a part of it.
    rng, n = np.random.default_rng(17), 100_000
    true = rng.normal(mean, 6, n)
    gain, is_better = true + rng.normal(0, 3, n), true > rng.normal(5, differ, n)
    assert adjusted(gain, is_better) == pytest.approx(5, abs=error)
    if mean != 5:
        assert abs(adjusted(gain, is_better) - 5) < 0.6 * abs(predicted(gain, is_better) - 5)


def test_another_unit() -> None:
    assert adjusted(2 * CHANGE + 3, BETTER == 1) == pytest.approx(2 * 4.30776313638257 + 3, abs=1e-8)


def test_an_anchor_that_parts_the_gains_has_no_curve() -> None:
    gain = np.arange(80.0)
    with pytest.raises(InputError, match="no curve fits"):
        by_prediction(rated(gain, (gain > 39).astype(float), better="higher"), better_from=1)
    assert math.isnan(predicted(-CHANGE, BETTER == 1))
