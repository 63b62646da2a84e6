"""The search for the sizes of random effects, on functions whose least place is known."""

import numpy as np
import pytest

from mittari.statistics.search import search


def bowl(*least: float):
    return lambda theta: float(((theta - np.array(least)) ** 2).sum() * 50)


def test_finds_the_place() -> None:
    found = search(bowl(0.9, -0.4, 0.5, 0.2), slope=True, blocks=1)
    assert found.theta == pytest.approx([0.9, -0.4, 0.5, 0.2], abs=1e-4)
    assert found.sizes == pytest.approx([0.2], abs=1e-4)
    assert (found.converged, found.singular) == (True, False)


@pytest.mark.parametrize("least", [(-1.0, 0.1, 0.5, 0.2), (1.0, 0.1, -0.5, 0.2), (1.0, 0.1, 0.5, -0.2)])
def test_a_size_of_zero_is_singular(least: tuple[float, ...]) -> None:
    found = search(bowl(*least), slope=True, blocks=1)
    assert (found.converged, found.singular) == (True, True)
    assert found.theta.min() >= 0


def test_without_a_slope_there_is_one_size_of_clients() -> None:
    assert search(bowl(0.7), slope=False, blocks=0).theta == pytest.approx([0.7], abs=1e-4)


def test_two_starts_that_disagree_have_not_converged() -> None:
    found = search(lambda theta: float(min((theta[0] - 1.2) ** 2, (theta[0] - 0.1) ** 2 - 0.1)), slope=False, blocks=0)
    assert not found.converged
    assert found.theta == pytest.approx([0.1], abs=1e-3)
