"""Limits of a rate: R's qbinom and pbinom, edges, and what lies within them."""

import numpy as np
import pytest
from scipy import stats

from mittari.errors import InputError
from mittari.statistics.binomial_limits import binomial_limit

# R 4.2.2: r <- qbinom(q, n, p); a <- (pbinom(r, n, p) - q) / (pbinom(r, n, p) - pbinom(r - 1, n, p)); (r - a) / n
R = [
    (50, 0.3, 0.975, 0.420135886717),
    (50, 0.3, 0.025, 0.166139380312),
    (12, 0.6, 0.999, 0.961717195167),
    (12, 0.6, 0.001, 0.106119329279),
    (200, 0.05, 0.001, 0.00654215794283),
    (1000, 0.5, 0.975, 0.530497904802),
]


@pytest.mark.parametrize(("n", "rate", "share", "limit"), R)
def test_r(n: int, rate: float, share: float, limit: float) -> None:
    assert binomial_limit(n, rate, share) == pytest.approx(limit, abs=1e-9)


def test_many_sizes_at_once_are_those_of_each() -> None:
    sizes = np.array([[1, 2, 7], [40, 313, 5000]])
    together = binomial_limit(sizes, 0.42, 0.975)
    assert together.tolist() == [[float(binomial_limit(n, 0.42, 0.975)) for n in row] for row in sizes]


def test_a_size_that_is_not_whole_is_near_its_neighbours() -> None:
    low, middle, high = binomial_limit([30.0, 30.5, 31.0], 0.4, 0.975)
    assert middle == pytest.approx((low + high) / 2, abs=0.005)
    assert binomial_limit(30 + 1e-9, 0.4, 0.975) == pytest.approx(low, abs=1e-7)


def test_one_person_stays_within_0_and_1() -> None:
    assert binomial_limit(1, 0.5, 0.001) == 0
    assert binomial_limit(1, 0.5, 0.999) == pytest.approx(1, abs=0.003)


def test_mirrored_success() -> None:
    # Counting failures instead turns the funnel upside down; interpolation moves it by less than a count.
    assert binomial_limit(400, 0.3, 0.025) == pytest.approx(1 - binomial_limit(400, 0.7, 0.975), abs=1 / 400)


def test_the_share_outside_is_the_one_asked_for() -> None:
    counts, n = np.arange(401), 400
    chance = stats.binom.pmf(counts, n, 0.35)
    outside = chance[counts / n > binomial_limit(n, 0.35, 0.975)].sum()
    assert outside == pytest.approx(0.025, abs=0.005)


@pytest.mark.parametrize(("n", "rate", "share"), [(0, 0.5, 0.5), (5, 0, 0.5), (5, 0.5, 1), (float("nan"), 0.5, 0.5)])
def test_what_has_no_limits(n: float, rate: float, share: float) -> None:
    with pytest.raises(InputError, match="there are no limits"):
        binomial_limit(n, rate, share)
