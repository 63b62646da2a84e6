"""The interval of a difference of two rates."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mittari.statistics.intervals import wilson


def newcombe(count: ArrayLike, n: ArrayLike, other: ArrayLike, other_n: ArrayLike, level: float = 0.95) -> Any:
    """The interval (low, high) of count / n - other / other_n, by the hybrid of two Wilson intervals.

    low = d - sqrt((p1 - l1)^2 + (u2 - p2)^2), high = d + sqrt((u1 - p1)^2 + (p2 - l2)^2). Shapes broadcast; rates lie
    in 0-1; NaN where an n is 0. Assumes independent people in two groups that share nobody. Raises InputError where a
    count is below 0 or above its n. Example: 56 of 70 and 48 of 80 give 0.0524 and 0.3339.
    Source: Newcombe 1998, method 10.
    """
    one, one_n, two, two_n = (np.asarray(value, dtype=np.float64) for value in (count, n, other, other_n))
    (low, high), (other_low, other_high) = wilson(one, one_n, level), wilson(two, two_n, level)
    with np.errstate(divide="ignore", invalid="ignore"):
        rate, other_rate = one / one_n, two / two_n
    below = np.hypot(rate - low, other_high - other_rate)
    above = np.hypot(high - rate, other_rate - other_low)
    difference = rate - other_rate
    return (difference - below)[()], (difference + above)[()]
