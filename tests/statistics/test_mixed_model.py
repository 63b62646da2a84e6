"""Mixed models, against the dense likelihood, and what must not change."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from mittari.errors import InputError
from mittari.statistics.mixed_model import MixedFit, Rows, fit_mixed
from tests.statistics.dense import covariance_of, criterion_of, some_rows

ROWS = some_rows(clients=30)


@pytest.fixture(name="fit", scope="module")
def fitted() -> MixedFit:
    return fit_mixed(ROWS)


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


def test_scores_that_services_and_time_explain_in_full_are_refused() -> None:
    exact = 3 + 2 * ROWS.time + ROWS.members[0] @ np.array([1.0, -1.0, 0.5, 2.0])
    with pytest.raises(InputError, match="follow exactly"):
        fit_mixed(replace(ROWS, score=exact))
