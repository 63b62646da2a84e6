"""Mixed models, against Henderson's equations, the dense likelihood, and what must not change."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from mittari.errors import InputError
from mittari.statistics.mixed_model import MixedFit, Rows, fit_mixed
from tests.statistics.dense import covariance_of, criterion_of, predicted, some_rows

ROWS = some_rows(clients=30)


@pytest.fixture(name="fit", scope="module")
def fitted() -> MixedFit:
    return fit_mixed(ROWS)


def test_effects_and_their_errors_solve_hendersons_equations(fit: MixedFit) -> None:
    effects, errors = predicted(ROWS, fit.client_covariance, fit.variances[0], fit.sigma)
    assert np.concatenate([fit.fixed, fit.member_effects]) == pytest.approx(effects, rel=1e-6)
    assert fit.se == pytest.approx(np.sqrt(np.diag(errors)[:3]), rel=1e-6)
    value, se = fit.with_fixed("dose")
    for member in range(4):
        towards = np.eye(7)[2] + np.eye(7)[3 + member]
        assert value[member] == pytest.approx(towards @ effects)
        assert se[member] == pytest.approx(np.sqrt(towards @ errors @ towards), rel=1e-6)
    assert fit.with_fixed(None)[1] == pytest.approx(np.sqrt(np.diag(errors)[3:]), rel=1e-6)


def test_no_place_nearby_is_better(fit: MixedFit) -> None:
    def criterion(clients: np.ndarray, size: float, sigma: float) -> float:
        return criterion_of(ROWS, covariance_of(ROWS, clients, [size], sigma), True)

    best = criterion(fit.client_covariance, fit.variances[0], fit.sigma)
    assert fit.criterion == pytest.approx(best, abs=1e-6)
    rng = np.random.default_rng(5)
    for _ in range(20):
        near = np.exp(rng.normal(0, 0.05, 3))
        turn = np.diag(near[:2])
        assert criterion(turn @ fit.client_covariance @ turn, fit.variances[0] * near[2], fit.sigma) > best - 1e-6


def test_clients_effects_are_conditional_means(fit: MixedFit) -> None:
    left = ROWS.score - np.column_stack([np.ones(len(ROWS.time)), ROWS.time, ROWS.fixed["dose"]]) @ fit.fixed
    left = left - ROWS.members[0] @ fit.member_effects
    own = ROWS.client == 7
    z = np.column_stack([np.ones(own.sum()), ROWS.time[own]])
    errors = np.linalg.inv(np.linalg.inv(fit.client_covariance) + z.T @ z / fit.sigma**2)
    assert fit.client_effects[:, 7] == pytest.approx(errors @ z.T @ left[own] / fit.sigma**2, rel=1e-5)
    assert fit.client_se[:, 7] == pytest.approx(np.sqrt(np.diag(errors)), rel=1e-5)


@pytest.mark.parametrize("reml", [True, False])
def test_another_unit_of_time_changes_units_only(reml: bool) -> None:
    days = 30.4375
    block = ROWS.members[0] * days
    later = replace(ROWS, time=ROWS.time * days, fixed={"dose": ROWS.fixed["dose"] * days}, members=[block])
    first, second = fit_mixed(ROWS, reml), fit_mixed(later, reml)
    # Two columns of the fixed effects are in the new unit.
    assert second.criterion - first.criterion == pytest.approx(4 * np.log(days) if reml else 0, abs=1e-6)
    assert second.fixed[1:] * days == pytest.approx(first.fixed[1:], rel=1e-5)
    assert second.member_effects * days == pytest.approx(first.member_effects, rel=1e-4)


def test_turned_and_stretched_scores_turn_and_stretch_everything(fit: MixedFit) -> None:
    other = fit_mixed(replace(ROWS, score=100 - 3 * ROWS.score))
    assert other.fixed == pytest.approx(np.array([100, 0, 0]) - 3 * fit.fixed, rel=1e-5)
    assert other.member_effects == pytest.approx(-3 * fit.member_effects, rel=1e-4)
    assert other.sigma == pytest.approx(3 * fit.sigma, rel=1e-5)


def test_shuffled_rows_and_an_unused_service_change_nothing(fit: MixedFit) -> None:
    order = np.random.default_rng(6).permutation(len(ROWS.score))
    wider = sparse.csr_array(sparse.hstack([ROWS.members[0], sparse.csr_array((len(order), 1))]))
    score, time, client = ROWS.score[order], ROWS.time[order], 29 - ROWS.client[order]
    other = fit_mixed(Rows(score, time, client, 30, {"dose": ROWS.fixed["dose"][order]}, [wider[order]]))
    assert other.criterion == pytest.approx(fit.criterion, abs=1e-6)
    assert other.member_effects == pytest.approx([*fit.member_effects, 0], rel=1e-3, abs=1e-9)
    assert other.member_se[-1] == pytest.approx(np.sqrt(other.variances[0]))
    assert other.client_effects[:, ::-1] == pytest.approx(fit.client_effects, rel=1e-3, abs=1e-6)


def test_clients_that_do_not_differ_make_a_singular_fit() -> None:
    client, time = np.repeat(np.arange(40), 4), np.tile(np.arange(4.0), 40)
    errors = np.tile([1.0, -2.0, 1.5, -0.5, -1.0, 2.0, -1.5, 0.5], 20)
    found = fit_mixed(Rows(10 + time + errors, time, client, 40))
    assert (found.singular, found.converged) == (True, True)
    assert found.fixed == pytest.approx([10, 1], abs=0.2)


REFUSED = {
    "all scores equal": (replace(ROWS, score=np.full(len(ROWS.score), 3.0)), "all scores are equal"),
    "all at one time": (replace(ROWS, time=np.zeros(len(ROWS.score))), "of one time"),
    "one client": (replace(ROWS, client=np.zeros(len(ROWS.score), dtype=int), clients=1), "with one client"),
    "dose in step with time": (replace(ROWS, fixed={"dose": 2 * ROWS.time + 1}), "can't be told apart"),
    "scores without any error": (replace(ROWS, score=3 + 2 * ROWS.time), "follow exactly"),
    "two scores a client": (Rows(np.arange(20.0), np.arange(20.0), np.repeat(np.arange(10), 2), 10), "too few"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_rows_can_t_tell_is_refused_in_words(name: str) -> None:
    rows, says = REFUSED[name]
    with pytest.raises(InputError, match=says):
        fit_mixed(rows)
