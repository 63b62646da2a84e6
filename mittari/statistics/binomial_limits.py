"""Control limits of a rate: where a share of exactly binomial rates lies, interpolated between whole counts."""

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from mittari.errors import InputError, Problem


def binomial_limit(n: ArrayLike, rate: float, share: float) -> np.ndarray:
    """The rate (0-1) below which `share` of the rates of n people lie, where each is a success with chance `rate`.

    With F the binomial distribution function and r the least count with F(r) >= share:
    limit = (r - a) / n, a = (F(r) - share) / (F(r) - F(r - 1)), kept within 0 and 1. Interpolated, so that a funnel is
    smooth. n needs not be whole (F is then the incomplete beta function it equals at whole n); any shape.
    Assumes independent people. Raises InputError where n is not above 0 or a rate or share is not between 0 and 1.
    Checked: n 50, rate .3, share .975 gives 0.420136 (R's qbinom and pbinom). Source: Spiegelhalter 2005.
    """
    size = np.asarray(n, dtype=np.float64)
    if not (0 < rate < 1 and 0 < share < 1 and bool((size > 0).all())):
        advice = "give a rate and a share between 0 and 1, and n above 0"
        raise InputError([Problem("limits", "", "there are no limits for these numbers", advice)])
    count = _quantile(size, rate, share)
    here, before = _below(count, size, rate), _below(count - 1, size, rate)
    return np.clip((count - (here - share) / (here - before)) / size, 0, 1)


def _quantile(size: np.ndarray, rate: float, share: float) -> np.ndarray:
    """The least whole count whose distribution function is `share` or more, by halving."""
    low, high = np.full(size.shape, -1.0), np.ceil(size)
    while bool((high - low > 1).any()):
        middle = np.floor((low + high) / 2)
        enough = _below(middle, size, rate) >= share
        low, high = np.where(enough, low, middle), np.where(enough, middle, high)
    return high


def _below(count: np.ndarray, size: np.ndarray, rate: float) -> np.ndarray:
    """The chance of at most `count` successes."""
    within = (count >= 0) & (count < size)
    chance = special.betainc(np.where(within, size - count, 1), np.where(within, count + 1, 1), 1 - rate)
    return np.where(within, chance, count >= size)
