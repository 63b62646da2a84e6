"""Repeated measures with any covariance: nlme's figures, a dense criterion, the paired t test, and the edges."""

import json

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mittari.errors import InputError
from mittari.statistics.unstructured import Unstructured, fit_unstructured
from tests.shared_files import DATA, ORACLE, needs_shared

CHANGE = np.array([-1.0, 0.0, 1.0])


def made_up(people: int = 60, holes: float = 0.25) -> np.ndarray:
    rng = np.random.default_rng(6)
    values = 40 + rng.normal(0, 5, (people, 1)) + rng.normal(0, [2.0, 3.0, 4.0], (people, 3)) + [0, 1, 3]
    return np.where(rng.random(values.shape) < holes, np.nan, values)


def fit(values: np.ndarray) -> Unstructured:
    return fit_unstructured(values, [str(wave) for wave in range(values.shape[1])])


def dense(values: np.ndarray, covariance: np.ndarray, means: np.ndarray | None = None) -> float:
    """-2 restricted log-likelihood at one covariance, and at its best means or others; a person at a time."""
    information, pulled, constant, squares = np.zeros((3, 3)), np.zeros(3), 0.0, 0.0
    for row in values:
        seen = np.flatnonzero(~np.isnan(row))
        weight, design = np.linalg.inv(covariance[np.ix_(seen, seen)]), np.eye(3)[seen]
        information += design.T @ weight @ design
        pulled += design.T @ weight @ row[seen]
        squares += row[seen] @ weight @ row[seen]
        constant += np.linalg.slogdet(covariance[np.ix_(seen, seen)])[1]
    freedom = (~np.isnan(values)).sum() - 3
    best = np.linalg.solve(information, pulled) if means is None else means
    left = squares - 2 * best @ pulled + best @ information @ best
    return float(freedom * np.log(2 * np.pi) + constant + np.linalg.slogdet(information)[1] + left)


@needs_shared
def test_dropout_is_that_of_nlme() -> None:
    expected = json.loads((ORACLE / "missing_rtm_wilson.json").read_text())["missing"]
    found = fit(pd.read_csv(DATA / "sim_dropout_mar.csv")[["y0", "y1", "y2"]].to_numpy())
    change, se, _ = found.contrast(CHANGE)
    assert change == pytest.approx(expected["gls_unstructured"], abs=1e-4)
    # nlme's error takes the covariance as known; with its own error it is larger, near that of mice.
    assert CHANGE @ found.given_covariance @ CHANGE == pytest.approx(expected["gls_se"] ** 2, abs=1e-5)
    assert se == pytest.approx(expected["mice_se"], rel=0.05)
    # nlme 3.1-162, gls with a tight stop: -2 * logLik, diag of getVarCov.
    assert found.criterion == pytest.approx(12829.3371391, abs=1e-6)
    assert np.diag(found.covariance) == pytest.approx([48.051, 49.911, 54.627], abs=2e-3)
    assert (found.sound, found.people, found.scores) == (True, 800, 1997)


def test_no_covariance_nearby_is_better() -> None:
    values = made_up()
    found = fit(values)
    assert found.criterion == pytest.approx(dense(values, found.covariance), abs=1e-8)
    rng = np.random.default_rng(1)
    for size in (0.1, 1.0):
        for _ in range(20):
            turn = rng.normal(0, size, (3, 3))
            assert dense(values, found.covariance + (turn + turn.T) / 2) >= found.criterion


def test_the_error_is_that_of_means_and_covariance_together() -> None:
    # The inverse of the curvature over means and the six elements of the covariance at once, by differences.
    values = made_up(40)
    found = fit(values)
    rows, columns = np.tril_indices(3)
    steps = 0.02 * np.eye(9)

    def at(moved: np.ndarray) -> float:
        covariance = found.covariance.copy()
        covariance[rows, columns] += moved[3:]
        covariance[columns, rows] = covariance[rows, columns]
        return dense(values, covariance, found.means + moved[:3])

    def bent(one: np.ndarray, other: np.ndarray) -> float:
        return at(one + other) - at(one - other) - at(other - one) + at(-one - other)

    curve = np.array([[bent(one, other) for other in steps] for one in steps]) / (4 * 0.02**2)
    together = 2 * np.linalg.inv(curve)[:3, :3]
    assert found.mean_covariance == pytest.approx(together, rel=2e-3)
    assert (np.diag(found.mean_covariance) >= np.diag(found.given_covariance)).all()


def test_with_nobody_missing_it_is_the_paired_t_test() -> None:
    values = made_up(25, holes=0)
    found, peer = fit(values), stats.ttest_rel(values[:, 2], values[:, 0])
    change, se, freedom = found.contrast(CHANGE)
    assert change / se == pytest.approx(peer.statistic, rel=1e-9)
    assert freedom == pytest.approx(24, rel=1e-5)
    assert found.covariance == pytest.approx(np.cov(values.T), rel=1e-9)


def test_order_units_and_direction_change_nothing() -> None:
    values = made_up()
    one = fit(values)
    change, se, freedom = one.contrast(CHANGE)
    shuffled = fit(values[np.random.default_rng(2).permutation(len(values))]).contrast(CHANGE)
    assert shuffled == pytest.approx((change, se, freedom), rel=1e-6)
    scaled = fit(7 - 1000 * values)
    assert scaled.contrast(CHANGE) == pytest.approx((-1000 * change, 1000 * se, freedom), rel=1e-6)
    # Each score is 1000 times as large; the restricted likelihood loses one a fixed effect.
    assert scaled.criterion == pytest.approx(one.criterion + 2 * (one.scores - 3) * np.log(1000), abs=1e-6)


def test_who_was_never_measured_changes_nothing() -> None:
    values = made_up()
    more = np.vstack([values, np.full((3, 3), np.nan)])
    assert fit(more).contrast(CHANGE) == pytest.approx(fit(values).contrast(CHANGE), rel=1e-9)


def refused() -> dict[str, tuple[np.ndarray, str]]:
    values = made_up(12, holes=0)
    apart = values.copy()
    apart[:6, 0], apart[6:, 2] = np.nan, np.nan
    flat, empty, same = values.copy(), values.copy(), values.copy()
    flat[:, 1], empty[:, 2], same[:, 2] = 5.0, np.nan, values[:, 0]
    return {
        "never together": (apart, "0, 2: 0 people have both"),
        "one value": (flat, "1: its scores do not differ"),
        "nobody": (empty, "2: its scores do not differ, or there are none"),
        "one person": (values[:1], "0: its scores do not differ"),
        "the same twice": (same, "follows from the others exactly"),
    }


@pytest.mark.parametrize("name", refused())
def test_what_can_t_be_fitted_is_refused(name: str) -> None:
    values, says = refused()[name]
    with pytest.raises(InputError, match=says):
        fit(values)
