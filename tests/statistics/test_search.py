"""The search for the sizes of random effects, on functions whose least place is known."""

import numpy as np
import pytest

from mittari.statistics.quasi_newton import Place, Surface
from mittari.statistics.search import search

SLOPE = [np.array([1.0, 0.0, 0.3, 0.2]), np.array([0.4, 0.1, 1.0, 0.8])]
LEVEL = [np.array([1.0]), np.array([0.3])]


def bowl(*least: float) -> Surface:
    """A bowl that is the same where the first column, or another size, changes its sign; -1 puts it beyond 0."""
    middle = np.array(least)

    def at(theta: np.ndarray) -> Place:
        folded, signs = np.abs(theta), np.sign(theta)
        if len(theta) > 1:
            signs[1] = 1.0 if theta[0] >= 0 else -1.0
            folded[1] = theta[1] * signs[1]
        return Place(float(((folded - middle) ** 2).sum() * 50), lambda: 100 * (folded - middle) * signs)

    return at


def test_finds_the_place() -> None:
    found = search(bowl(0.9, -0.4, 0.5, 0.2), SLOPE, slope=True)
    assert found.theta == pytest.approx([0.9, -0.4, 0.5, 0.2], abs=1e-4)
    assert found.sizes == pytest.approx([0.2], abs=1e-4)
    assert (found.converged, found.singular) == (True, False)
    assert found.evaluations < 20


@pytest.mark.parametrize("least", [(-1.0, 0.1, 0.5, 0.2), (1.0, 0.1, -0.5, 0.2), (1.0, 0.1, 0.5, -0.2)])
def test_a_size_of_zero_is_singular(least: tuple[float, ...]) -> None:
    found = search(bowl(*least), SLOPE, slope=True)
    assert (found.converged, found.singular) == (True, True)
    assert found.theta[[0, 2, 3]].min() >= 0
    assert found.theta == pytest.approx(np.where(np.array(least) < 0, [0, 0.1, 0, 0], least), abs=2e-2)


def test_a_place_that_is_level_at_zero_but_no_least_one_is_left() -> None:
    # Both starts stand where the slope by the last size is 0, as at a variance of 0; the least place is elsewhere.
    found = search(bowl(0.9, -0.4, 0.5, 0.2), [np.append(one[:3], 0.0) for one in SLOPE], slope=True)
    assert found.theta == pytest.approx([0.9, -0.4, 0.5, 0.2], abs=1e-3)
    assert not found.singular


def test_without_a_slope_there_is_one_size_of_clients() -> None:
    assert search(bowl(0.7), LEVEL, slope=False).theta == pytest.approx([0.7], abs=1e-4)


def test_two_starts_that_disagree_have_not_converged() -> None:
    def at(theta: np.ndarray) -> Place:
        far, near = (theta[0] - 1.2) ** 2, (theta[0] - 0.1) ** 2 - 0.1
        middle = 1.2 if far < near else 0.1
        return Place(float(min(far, near)), lambda: 2 * (theta - middle))

    found = search(at, LEVEL, slope=False)
    assert not found.converged
    assert found.theta == pytest.approx([0.1], abs=1e-3)
