"""Bias-corrected and accelerated bootstrap interval."""

import numpy as np
from scipy import special

from mittari.statistics.intervals import normal_quantile


def bca_interval(
    observed: float, replicates: np.ndarray, leave_one_out: np.ndarray, level: float = 0.95
) -> tuple[float, float]:
    """The interval (low, high) of a figure, from its bootstrap replicates and its values with one person left out.

    Shapes (B,) and (n,); units are those of the figure. Assumes independent people. NaN where the replicates do not
    vary or all lie on one side of the figure. Checked: scipy.stats.bootstrap, within Monte Carlo error.
    Source: Efron 1987; DiCiccio & Efron 1996.
    """
    z = normal_quantile(level)
    # Ties count half, as in a percentile of the figure among its replicates.
    below = np.mean((replicates < observed) + 0.5 * (replicates == observed))
    spread = leave_one_out.mean() - leave_one_out
    if not 0 < below < 1 or not np.any(spread):
        return float("nan"), float("nan")
    bias = special.ndtri(below)
    acceleration = np.sum(spread**3) / (6 * np.sum(spread**2) ** 1.5)
    moved = bias + (bias + np.array([-z, z])) / (1 - acceleration * (bias + np.array([-z, z])))
    low, high = np.quantile(replicates, special.ndtr(moved))
    return float(low), float(high)
