"""Who is there at every wave, and how those who are not differed at the start."""

import numpy as np
import pandas as pd
from scipy import stats

from mittari.change.dropout.waves import Waves
from mittari.statistics.intervals import wilson


def response(waves: Waves, level: float = 0.95) -> pd.DataFrame:
    """One row a wave: how many were measured and which part (0-1) of two denominators, with Wilson intervals.

    Columns: measured, of_all (all people of the rows), of_first (those measured at the first wave who are measured
    now, among them), each with _low and _high; back (measured now, though not at some earlier wave).
    """
    seen, first = waves.seen, waves.seen[:, 0]
    measured, stayed = seen.sum(axis=0), seen[first].sum(axis=0)
    earlier = np.logical_and.accumulate(seen, axis=1)
    columns = {"measured": measured, "stayed": stayed, "back": (seen & ~earlier).sum(axis=0)}
    columns |= _share("of_all", measured, len(seen), level) | _share("of_first", stayed, int(first.sum()), level)
    return pd.DataFrame(columns, index=pd.Index(waves.labels, name="wave"))


def first_scores(waves: Waves, level: float = 0.95) -> pd.DataFrame:
    """One row a later wave: the mean first score of those still measured and of those no longer (raw points).

    Columns: stayed, left (how many), mean_stayed, mean_left, difference (stayed less left) with its low and high by
    Welch's t, which assumes near normal means; NaN where a side has fewer than two.
    """
    seen = waves.seen[waves.seen[:, 0]]
    first = waves.scores[waves.seen[:, 0], 0]
    rows = [_compared(first[there], first[~there], level) for there in seen[:, 1:].T]
    return pd.DataFrame(rows, index=waves.later)


def _share(name: str, count: np.ndarray, n: int, level: float) -> dict[str, np.ndarray]:
    low, high = wilson(count, n, level)
    share = count / n if n else np.full(len(count), np.nan)
    return {name: share, f"{name}_low": low, f"{name}_high": high}


def _compared(stayed: np.ndarray, left: np.ndarray, level: float) -> dict[str, float]:
    means = [float(side.mean()) if len(side) else np.nan for side in (stayed, left)]
    low, high = _welch(stayed, left, level)
    return {
        "stayed": len(stayed),
        "left": len(left),
        "mean_stayed": means[0],
        "mean_left": means[1],
        "difference": means[0] - means[1],
        "low": low,
        "high": high,
    }


def _welch(one: np.ndarray, other: np.ndarray, level: float) -> tuple[float, float]:
    """The interval of a difference of two means; NaN where a side has fewer than two, or neither varies."""
    if min(len(one), len(other)) < 2 or not (np.ptp(one) or np.ptp(other)):
        return np.nan, np.nan
    interval = stats.ttest_ind(one, other, equal_var=False).confidence_interval(level)
    return float(interval.low), float(interval.high)
