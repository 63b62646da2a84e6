"""The slopes of the profiled criterion, against central differences of the criterion."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import sparse

from mittari.statistics.gradient import gradient
from mittari.statistics.profile import Profile
from tests.statistics.dense import some_rows
from tests.statistics.test_profile import profile_of

PLACES = [(2.0, -0.05, 0.1, 0.3, 0.2), (1.5, 0.2, 0.0, 0.1, 0.4), (0.0, 0.0, 0.2, 0.3, 0.3), (1.0, 0.0, 0.3, 0.0, 0.2)]
BLOCKS = np.array([0, 0, 0, 0, 1, 1])


def place() -> Profile:
    """A model with four services, and two providers that hold two of them each."""
    rows = some_rows()
    providers = rows.members[0] @ sparse.csr_array(np.array([[1.0, 0], [0, 1], [1, 0], [0, 1]]))
    both = sparse.csr_array(sparse.hstack([rows.members[0], providers]))
    return profile_of(replace(rows, members=[both]), (1.0, 0.0, 0.3), 0.2)


@pytest.mark.parametrize("members", [True, False])
@pytest.mark.parametrize("reml", [True, False])
@pytest.mark.parametrize("theta", PLACES)
def test_equals_central_differences(theta: tuple[float, ...], reml: bool, members: bool) -> None:
    sums, blocks = place().sums, BLOCKS
    if not members:
        sums, blocks = sums.without_members(), BLOCKS[:0]
    start = np.array(theta[: 5 if members else 3])

    def at(where: np.ndarray) -> Profile:
        return Profile(sums, where[0], where[1], where[2], where[3:][blocks])

    apart = 1e-5 * np.eye(len(start))
    differences = [(at(start + one).criterion(reml) - at(start - one).criterion(reml)) / 2e-5 for one in apart]
    assert gradient(at(start), blocks, reml) == pytest.approx(differences, rel=1e-5, abs=1e-5)
