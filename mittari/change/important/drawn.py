"""The interval of a figure of rated people, by drawing them again."""

from collections.abc import Callable

import numpy as np

from mittari.statistics.intervals import normal_quantile

REPLICATES, SEED = 500, 1989
Figure = Callable[[np.ndarray, np.ndarray], float]


def drawn_interval(
    figure: Figure, gain: np.ndarray, is_better: np.ndarray, level: float, replicates: int = REPLICATES
) -> tuple[float, float]:
    """The percentile interval of figure(gain, is_better) over people drawn with replacement, seeded.

    Draws whose figure is NaN (all better, none better, no solution) are left out; NaN where fewer than nine in ten are
    usable.
    """
    normal_quantile(level)
    rng, n = np.random.default_rng(SEED), len(gain)
    draws = (rng.integers(0, n, n) for _ in range(replicates))
    values = np.array([figure(gain[draw], is_better[draw]) for draw in draws])
    usable = values[np.isfinite(values)]
    if len(usable) < 0.9 * replicates:
        return float("nan"), float("nan")
    low, high = np.quantile(usable, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
