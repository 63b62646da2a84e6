"""The profiled criterion, against the likelihood from the whole covariance matrix."""

import numpy as np
import pytest
from scipy import sparse

from mittari.statistics.client_sums import client_sums
from mittari.statistics.mixed_model import Rows
from mittari.statistics.profile import Profile
from tests.statistics.dense import columns_of, covariance_of, criterion_of, some_rows


def profile_of(rows: Rows, factor: tuple[float, float, float], size: float) -> Profile:
    members = rows.members[0] if rows.members else sparse.csr_array((len(rows.score), 0))
    columns = np.column_stack([columns_of(rows), rows.score]).T
    sums = client_sums(columns, rows.client, rows.clients, members)
    return Profile(sums, *factor, np.full(members.shape[1], size))


@pytest.mark.parametrize("reml", [True, False])
@pytest.mark.parametrize("size", [0.0, 0.3])
@pytest.mark.parametrize("factor", [(2.0, -0.05, 0.1), (1.5, 0.2, 0.0), (0.0, 0.0, 0.2), (0.0, 0.0, 0.0)])
def test_criterion_is_that_of_the_dense_likelihood(factor: tuple[float, float, float], size: float, reml: bool) -> None:
    rows = some_rows()
    at = profile_of(rows, factor, size)
    half = np.array([[factor[0], 0], [factor[1], factor[2]]])
    sigma2 = at.residual_squares / at.freedom(reml)
    dense = covariance_of(rows, half @ half.T * sigma2, [size**2 * sigma2], np.sqrt(sigma2))
    assert at.criterion(reml) == pytest.approx(criterion_of(rows, dense, reml), abs=1e-7)


def test_a_model_without_memberships() -> None:
    rows = some_rows()
    bare = Rows(rows.score, rows.time, rows.client, rows.clients)
    at = profile_of(bare, (2.0, 0.0, 0.1), 0.0)
    sigma2 = at.residual_squares / at.freedom(True)
    dense = covariance_of(bare, np.diag([4.0, 0.01]) * sigma2, [], np.sqrt(sigma2))
    assert at.criterion(True) == pytest.approx(criterion_of(bare, dense, True), abs=1e-7)
