"""The tipping point: data sets moved one by one, where the interval reaches 0, and where nothing tips."""

import numpy as np
import pytest

from mittari.change.dropout.imputation import Imputations, imputed_changes
from mittari.change.dropout.tipping import tipping_point
from mittari.change.dropout.waves import Waves
from mittari.statistics.imputing import imputed
from mittari.statistics.rubin import pool
from tests.change.dropout.leavers import made_up

UNIT = 6.0


def moved_by_hand(waves: Waves, delta: float) -> tuple[float, float, float]:
    """Change, low and high after delta is added to every imputed last score, a data set at a time."""
    scores = waves.scores[np.lexsort(waves.scores.T)]
    estimates, variances = [], []
    for rng in np.random.default_rng(20).spawn(30):
        filled = imputed(scores, rng)
        filled[np.isnan(scores[:, 2]), 2] += delta
        change = filled[:, 2] - filled[:, 0]
        estimates.append(change.mean())
        variances.append(np.cov(change) / len(change))
    pooled = pool(estimates, variances, len(scores) - 1)
    low, high = pooled.interval()
    return float(pooled.value), float(low), float(high)


def of(waves: Waves) -> Imputations:
    return imputed_changes(waves, 30)


def test_sums_give_what_moving_each_score_gives() -> None:
    waves = made_up()
    table = tipping_point(of(waves), UNIT).table
    assert list(table.index) == pytest.approx(UNIT * np.linspace(-1, 1, 9))
    for delta in (-6.0, -1.5, 0.0, 4.5):
        by_hand = moved_by_hand(waves, delta)
        assert list(table.loc[delta, ["change", "low", "high"]]) == pytest.approx(by_hand, rel=1e-9)


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_at_the_tipping_point_the_interval_reaches_0(sign: float) -> None:
    waves = made_up()
    turned = Waves(sign * waves.scores, waves.people, waves.times)
    found = tipping_point(of(turned), UNIT)
    assert found.delta is not None
    assert found.delta * sign < 0
    _, low, high = moved_by_hand(turned, found.delta)
    assert (low if sign > 0 else high) == pytest.approx(0, abs=1e-9)
    assert f"{abs(found.delta):.2f} points {'lower' if sign > 0 else 'higher'} than people like them" in found.words()


def test_no_change_shown_or_nobody_missing_tips_nowhere() -> None:
    waves = made_up()
    still = Waves(waves.scores - [0, 3, 6] * np.ones((80, 1)), waves.people, waves.times)
    everybody = waves.of(np.all(waves.seen, axis=1))
    for one in (still, everybody):
        found = tipping_point(of(one), UNIT)
        assert (found.delta, found.gone) == (None, None)
        assert "none, as nobody lacks" in found.words()


def test_equal_first_scores_have_a_tipping_point_too() -> None:
    waves = made_up()
    waves.scores[:, 0] = 40.0
    found = tipping_point(of(waves), unit=0.0)
    assert found.delta is not None
    assert found.delta < 0
