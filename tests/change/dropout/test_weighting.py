"""Weighting by the chance of staying: R's figure, the error by brute force, and what can't be weighted."""

import numpy as np
import pandas as pd
import pytest
from scipy import optimize

from mittari.change.dropout.changes import complete_changes
from mittari.change.dropout.waves import Waves
from mittari.change.dropout.weighting import weighted_changes
from mittari.errors import InputError
from tests.change.dropout.leavers import expected, made_up, shared_waves
from tests.shared_files import needs_shared


@needs_shared
def test_the_last_score_as_history_is_r_s_ipw() -> None:
    found = weighted_changes(shared_waves(), history="last").table.loc["2"]
    assert found["change"] == pytest.approx(expected()["ipw"], abs=1e-6)
    assert found["people"] == 488


def equations(at: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """What is 0 on average at the right place, one row a person: two logistic regressions and the weighted mean."""
    seen, y = ~np.isnan(scores), np.nan_to_num(scores)
    first = 1 / (1 + np.exp(-(at[0] + at[1] * y[:, 0])))
    second = 1 / (1 + np.exp(-(at[2] + at[3] * y[:, 1])))
    one = (seen[:, 1] - first)[:, None] * np.column_stack([np.ones(len(y)), y[:, 0]])
    two = (seen[:, 1] * (seen[:, 2] - second))[:, None] * np.column_stack([np.ones(len(y)), y[:, 1]])
    mean = seen[:, 2] / (first * second) * (y[:, 2] - y[:, 0] - at[4])
    return np.column_stack([one, two, mean])


def test_the_error_is_that_of_the_stacked_equations() -> None:
    waves = made_up(150)
    scores = waves.scores
    found = weighted_changes(waves, history="last").table.loc["2"]
    root = optimize.root(lambda at: equations(at, scores).sum(axis=0), np.array([0, 0.01, 0, 0.01, 5]), tol=1e-12)
    assert root.success
    assert found["change"] == pytest.approx(root.x[4], abs=1e-7)
    steps = 1e-5 * np.eye(5)
    bread = [(equations(root.x + one, scores) - equations(root.x - one, scores)).sum(axis=0) / 2e-5 for one in steps]
    inverse, meat = np.linalg.inv(np.array(bread).T), equations(root.x, scores)
    # The last derivative is the weight of a person with every wave: their part of all weights is the leverage.
    weights = (equations(root.x - 1e-3 * np.eye(5)[4], scores)[:, 4] - meat[:, 4]) / 1e-3
    meat[:, 4] /= 1 - weights / weights.sum()
    covariance = inverse @ (meat.T @ meat) @ inverse.T
    assert found["se"] == pytest.approx(np.sqrt(covariance[4, 4] * 149 / 150), rel=1e-5)


def test_where_everybody_stays_it_is_the_paired_change() -> None:
    waves = made_up()
    waves = waves.of(np.all(waves.seen, axis=1))
    found = weighted_changes(waves)
    pd.testing.assert_frame_equal(found.table, complete_changes(waves), rtol=1e-12)
    assert found.weights["effective"].tolist() == pytest.approx([len(waves.people)] * 2)


def test_who_came_back_is_left_out_and_told() -> None:
    waves = made_up(back=True)
    found = weighted_changes(waves)
    gaps = (waves.seen[:, 2] & ~waves.seen[:, 1]).sum()
    assert gaps > 0
    assert found.weights["came_back"].tolist() == [0, gaps]
    assert found.table["people"].tolist() == [waves.seen[:, 1].sum(), (waves.seen[:, 2] & waves.seen[:, 1]).sum()]


def test_units_and_direction_change_nothing() -> None:
    waves = made_up()
    one = weighted_changes(waves).table
    turned = weighted_changes(Waves(7 - 10 * waves.scores, waves.people, waves.times)).table
    assert turned["change"].tolist() == pytest.approx((-10 * one["change"]).tolist(), rel=1e-7)
    assert turned["se"].tolist() == pytest.approx((10 * one["se"]).tolist(), rel=1e-6)


def test_whom_nobody_stands_for_is_refused() -> None:
    scores = np.column_stack([np.arange(40.0), np.where(np.arange(40) < 20, np.nan, np.arange(40.0) ** 1.1)])
    with pytest.raises(InputError, match="1: earlier scores foretell with certainty"):
        weighted_changes(Waves(scores, pd.RangeIndex(40), np.arange(2.0)))


def test_nobody_with_every_wave() -> None:
    scores = np.array([[1.0, np.nan, 3.0], [2.0, np.nan, 2.0]])
    found = weighted_changes(Waves(scores, pd.RangeIndex(2), np.arange(3.0)))
    assert found.table["people"].tolist() == [0, 0]
    assert found.table["change"].isna().all()
    assert found.weights["came_back"].tolist() == [0, 2]


def test_who_left_where_hardly_anybody_stays_is_counted() -> None:
    # By hand: the chance of staying is 1 / (1 + exp(-(b0 + b1 y))), and far below 1 in 100 for the lowest scores.
    rng = np.random.default_rng(6)
    first = rng.normal(0, 1, 500)
    stays = rng.random(500) < 1 / (1 + np.exp(-4 * first))
    scores = np.column_stack([first, np.where(stays, first + 1, np.nan)])
    found = weighted_changes(Waves(scores, pd.RangeIndex(500), np.arange(2.0)))
    design = np.column_stack([np.ones(500), first])
    fit = optimize.minimize(lambda b: (np.logaddexp(0, design @ b) - stays * (design @ b)).sum(), np.zeros(2)).x
    assert found.weights["unlikely"].tolist() == [int((~stays & (1 / (1 + np.exp(-design @ fit)) < 0.01)).sum())]
    assert found.weights["unlikely"].iloc[0] > 20
