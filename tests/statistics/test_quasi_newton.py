"""Downhill by slopes, on functions whose least place is known."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.optimize import rosen, rosen_der

from mittari.statistics.quasi_newton import Place, Surface, descend


def surface(value: Callable[[np.ndarray], float], slope: Callable[[np.ndarray], np.ndarray]) -> Surface:
    return lambda theta: Place(float(value(theta)), lambda: slope(theta))


BENT = np.array([[3.0, 1.0, 0.0], [1.0, 2.0, 0.5], [0.0, 0.5, 1.0]])
LEAST = np.array([0.3, -2.0, 1.0])
BOWL = surface(lambda theta: (theta - LEAST) @ BENT @ (theta - LEAST) / 2, lambda theta: BENT @ (theta - LEAST))


def test_a_bowl_takes_few_steps_and_its_curvature_is_seen() -> None:
    end = descend(BOWL, np.zeros(3), None)
    assert end.theta == pytest.approx(LEAST)
    assert end.curvature == pytest.approx(BENT, abs=1e-6)
    assert end.converged
    assert end.evaluations <= 8


def test_known_curvature_is_not_looked_at_anew() -> None:
    seen: list[np.ndarray] = []

    def at(theta: np.ndarray) -> Place:
        seen.append(theta)
        return BOWL(theta)

    descend(at, np.zeros(3), BENT[:2, :2], known=2)
    assert [sum(np.abs(theta - moved).max() < 1e-12 for theta in seen) for moved in np.eye(3) * 1e-4] == [0, 0, 1]


def test_a_long_bent_valley() -> None:
    end = descend(surface(rosen, rosen_der), np.array([-1.2, 1.0, 2.0]), None)
    assert end.theta == pytest.approx(np.ones(3), abs=1e-4)
    assert end.converged


def test_a_wrong_guess_is_mended() -> None:
    end = descend(BOWL, np.zeros(3), np.eye(3) * 50, known=3)
    assert end.theta == pytest.approx(LEAST, abs=1e-4)


def test_a_promise_below_the_least_ends_it() -> None:
    assert descend(BOWL, LEAST + 0.1, BENT, known=3, least=1.0).evaluations == 1


def test_a_slope_that_points_the_wrong_way_has_not_converged() -> None:
    wrong = surface(lambda theta: float(theta @ theta), lambda theta: -2 * theta)
    end = descend(wrong, np.ones(2), np.eye(2), known=2)
    assert not end.converged
    assert end.theta == pytest.approx(np.ones(2))
