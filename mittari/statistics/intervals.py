"""Intervals of a rate and of a mean, from counts and additive sums alone."""

from statistics import NormalDist
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from mittari.errors import InputError, Problem


def normal_quantile(level: float) -> float:
    """The two-sided standard normal quantile of a level: 1.959964 for 0.95."""
    if not 0 < level < 1:
        problem = Problem("level", "", f"{level} is not between 0 and 1", "give for example 0.95")
        raise InputError([problem])
    return NormalDist().inv_cdf((1 + level) / 2)


def wilson(count: ArrayLike, n: ArrayLike, level: float = 0.95) -> tuple[Any, Any]:
    """The Wilson score interval (low, high) of the rate count / n, without continuity correction.

    Shapes broadcast; scalars give scalars. Rates lie in 0-1. Where n is 0 both ends are NaN. Raises InputError where a
    count is below 0 or above its n. Example: 3 of 12 gives 0.0889 and 0.5323. Source: Wilson 1927.
    """
    z = normal_quantile(level)
    x, size = np.asarray(count, dtype=np.float64), np.asarray(n, dtype=np.float64)
    _check_counts(x, size)
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = (x + z * z / 2) / (size + z * z)
        half = z / (size + z * z) * np.sqrt(x * (size - x) / size + z * z / 4)
    low = np.where(x == 0, 0.0, middle - half) + np.where(size == 0, np.nan, 0.0)
    high = np.where(x == size, 1.0, middle + half) + np.where(size == 0, np.nan, 0.0)
    return low[()], high[()]


def mean_interval(n: ArrayLike, total: ArrayLike, total_squares: ArrayLike, level: float = 0.95) -> tuple[Any, Any]:
    """The t interval (low, high) of a mean, from n, the sum and the sum of squares; NaN where n is below 2.

    Shapes broadcast; units are those of the values. Assumes independent values and a mean that is near normal.
    """
    normal_quantile(level)
    size = np.asarray(n, dtype=np.float64)
    sums, squares = np.asarray(total, dtype=np.float64), np.asarray(total_squares, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = sums / size
        # Rounding can leave a tiny negative number where all values are equal.
        variance = np.maximum(squares - sums * mean, 0) / (size - 1)
        half = special.stdtrit(size - 1, (1 + level) / 2) * np.sqrt(variance / size)
    half = np.where(size < 2, np.nan, half)
    return (mean - half)[()], (mean + half)[()]


def _check_counts(count: np.ndarray, n: np.ndarray) -> None:
    if np.any((count < 0) | (count > n)):
        problem = Problem("wilson", "count", "a count is below 0 or above its n", "count each person once")
        raise InputError([problem])
