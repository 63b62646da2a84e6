"""A curve's predictions, against the whole covariance matrix of each person."""

import numpy as np
import pytest

from mittari.change.expected.curve import LEAST_AT, Curve, Knowing, Shape
from mittari.change.expected.since import Since
from mittari.errors import InputError
from mittari.statistics.mixed_model import Rows, fit_mixed
from tests.change.expected.cohorts import cohort, since_of


def since(clients: int, seed: int, waves: int = 6) -> Since:
    return since_of(cohort(clients, seed, waves))


@pytest.mark.parametrize("shape", ["line", "log"])
@pytest.mark.parametrize("knowing", ["start", "before"])
def test_predictions_are_those_of_the_covariance(shape: Shape, knowing: Knowing) -> None:
    curve, new = Curve.of(since(150, 1), shape), since(20, 2)
    expected, error = curve.predict(new, knowing)
    fit, times = curve.fit, np.log(1 + new.since) if shape == "log" else new.since
    for row in range(len(new.score)):
        own = np.flatnonzero(new.client == new.client[row])
        before = own[new.since[own] < new.since[row]] if knowing == "before" else own[:0]
        first = np.full(len(before) + 1, new.first[new.client[row]] - curve.middle)
        at = np.append(before, row)
        x = np.column_stack([np.ones(len(at)), times[at], first])
        z = x[:, :2]
        v = z @ fit.client_covariance @ z.T + fit.sigma**2 * np.eye(len(at))
        mean, last = x[-1] @ fit.fixed, v[-1, :-1]
        if len(before):
            mean += last @ np.linalg.solve(v[:-1, :-1], new.score[before] - x[:-1] @ fit.fixed)
        left = v[-1, -1] - (last @ np.linalg.solve(v[:-1, :-1], last) if len(before) else 0)
        assert expected[row] == pytest.approx(mean, rel=1e-9)
        assert error[row] ** 2 == pytest.approx(left + x[-1] @ fit.fixed_covariance @ x[-1], rel=1e-9)


def test_the_model_is_that_of_the_later_scores_with_the_first_as_a_column() -> None:
    data = since(100, 3)
    curve = Curve.of(data, "line")
    first = (data.first - data.first.mean())[data.client]
    direct = fit_mixed(Rows(data.score, data.since, data.client, 100, {"first": first}))
    assert curve.fit.fixed == pytest.approx(direct.fixed, rel=1e-9)
    assert curve.own_slopes


def test_few_later_scores_leave_the_levels() -> None:
    curve = Curve.of(since(100, 4, waves=3), "line")
    assert not curve.own_slopes
    assert curve.fit.client_covariance[1, 1] == 0


def test_one_first_score_of_all_needs_no_column() -> None:
    data = since(60, 5)
    same = Since(data.names, np.full(60, 40.0), data.client, data.since, data.score)
    assert Curve.of(same, "line").fit.names == ("intercept", "time")


def test_a_curve_ends_where_few_were_still_measured() -> None:
    data = since(60, 6)
    lasts = np.sort(data.since[np.append(np.flatnonzero(data.visit == 0)[1:] - 1, len(data.since) - 1)])
    curve = Curve.of(data, "line")
    assert curve.longest == lasts[-LEAST_AT]
    assert (curve.lowest, curve.highest) == (data.first.min(), data.first.max())


def test_one_client_makes_no_curve() -> None:
    with pytest.raises(InputError, match="one client"):
        Curve.of(since(1, 7), "line")
