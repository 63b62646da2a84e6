"""The interval of a figure that is a mixture of t distributions, one for each value of something not known."""

import numpy as np
from scipy import special

HALVINGS = 50
FAR = 60.0


def mixture_interval(
    weights: np.ndarray, middles: np.ndarray, errors: np.ndarray, freedom: float, level: float = 0.95
) -> tuple[np.ndarray, np.ndarray]:
    """The ends (low, high) between which `level` of the mixture lies, with as much beyond either end.

    `weights` (k) add up to 1; `middles` and `errors` (m x k) are those of m figures given each of the k values, t with
    `freedom` degrees. A figure without any error is its middle. Found by halving. Checked: one part alone is the t
    interval, two by scipy.optimize.
    """
    spread = np.where(errors > 0, errors, 1.0)
    certain = ~(errors > 0).any(axis=1)
    ends = []
    for below in ((1 - level) / 2, (1 + level) / 2):
        low, high = (middles - FAR * spread).min(axis=1), (middles + FAR * spread).max(axis=1)
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            there = special.stdtr(freedom, (middle[:, None] - middles) / spread) @ weights
            low, high = np.where(there < below, middle, low), np.where(there < below, high, middle)
        ends.append(np.where(certain, middles @ weights, (low + high) / 2))
    return ends[0], ends[1]
