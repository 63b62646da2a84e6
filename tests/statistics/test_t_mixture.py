"""The interval of a mixture of t distributions."""

import numpy as np
import pytest
from scipy import optimize, stats

from mittari.statistics.t_mixture import mixture_interval


def test_one_part_is_the_t_interval() -> None:
    low, high = mixture_interval(np.ones(1), np.array([[3.0], [0]]), np.array([[2.0], [1]]), 10)
    # The 97.5 % point of t with 10 degrees of freedom, from a printed table.
    assert low == pytest.approx([3 - 2 * 2.228139, -2.228139], abs=1e-5)
    assert high == pytest.approx([3 + 2 * 2.228139, 2.228139], abs=1e-5)


def test_two_parts_by_another_search() -> None:
    weights, middles, errors = np.array([0.3, 0.7]), np.array([0.0, 5]), np.array([1.0, 3])

    def below(at: float) -> float:
        return float(sum(weights * stats.t.cdf((at - middles) / errors, 7)))

    low, high = mixture_interval(weights, middles[None], errors[None], 7, level=0.9)
    assert low[0] == pytest.approx(optimize.brentq(lambda at: below(at) - 0.05, -50, 50), abs=1e-8)
    assert high[0] == pytest.approx(optimize.brentq(lambda at: below(at) - 0.95, -50, 50), abs=1e-8)


def test_without_error_it_is_the_figure() -> None:
    low, high = mixture_interval(np.array([0.5, 0.5]), np.full((1, 2), 4.0), np.zeros((1, 2)), 5)
    assert (low[0], high[0]) == (4, 4)


def test_few_degrees_of_freedom_and_a_high_level() -> None:
    low, high = mixture_interval(np.ones(1), np.zeros((1, 1)), np.ones((1, 1)), 1, level=0.98)
    assert high[0] == pytest.approx(stats.t.ppf(0.99, 1), rel=1e-6)
    assert low[0] == pytest.approx(-high[0])
