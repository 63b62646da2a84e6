"""The figures of a fitted mixed model, against Henderson's equations and conditional means."""

import numpy as np
import pytest

from mittari.statistics.mixed_fit import MixedFit
from mittari.statistics.mixed_model import fit_mixed
from tests.statistics.dense import predicted, some_rows

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


def test_clients_effects_are_conditional_means(fit: MixedFit) -> None:
    left = ROWS.score - np.column_stack([np.ones(len(ROWS.time)), ROWS.time, ROWS.fixed["dose"]]) @ fit.fixed
    left = left - ROWS.members[0] @ fit.member_effects
    own = ROWS.client == 7
    z = np.column_stack([np.ones(own.sum()), ROWS.time[own]])
    errors = np.linalg.inv(np.linalg.inv(fit.client_covariance) + z.T @ z / fit.sigma**2)
    assert fit.client_effects[:, 7] == pytest.approx(errors @ z.T @ left[own] / fit.sigma**2, rel=1e-5)
    assert fit.client_se[:, 7] == pytest.approx(np.sqrt(np.diag(errors)), rel=1e-5)
