"""One group beside another: what more (or less) it costs for what more (or fewer) improve."""

from dataclasses import dataclass, field
from typing import cast

import numpy as np

from mittari.effects.cost.per_improvement import NO_ENDS, REPLICATES, SEED, Ends
from mittari.statistics.bca import bca_interval
from mittari.statistics.drawn_sums import drawn_sums
from mittari.statistics.fieller import fieller
from mittari.statistics.intervals import normal_quantile
from mittari.statistics.newcombe import newcombe

Group = tuple[np.ndarray, np.ndarray]
QUADRANTS = {
    (True, True): "dearer, more improve",
    (True, False): "dearer, not more improve",
    (False, True): "not dearer, more improve",
    (False, False): "not dearer, not more improve",
}


@dataclass(frozen=True)
class Increment:
    """A group less another, a client: `cost` in its currency (normal interval) and `improved` (rate, Newcombe).

    `ratio` is cost / improved, the cost of one improvement more, NaN where improved is 0; its `fieller`, `percentile`
    and `bca` intervals are NaN where it has none. `drawn` (replicates, 2) holds the bootstrapped pairs.
    """

    clients: tuple[int, int]
    cost: float
    cost_ends: Ends
    improved: float
    improved_ends: Ends
    variances: tuple[float, float, float]
    fieller: Ends
    percentile: Ends
    bca: Ends
    drawn: np.ndarray = field(repr=False)

    @property
    def ratio(self) -> float:
        """Difference in cost / difference in the rate."""
        return self.cost / self.improved if self.improved else float("nan")

    @property
    def quadrant(self) -> str:
        """Which way both differ, in words; a ratio tells something only in the first and the last."""
        return QUADRANTS[self.cost > 0, self.improved > 0]


def increment(
    group: Group, other: Group, *, level: float = 0.95, replicates: int = REPLICATES, seed: int = SEED
) -> Increment:
    """The difference of two groups, each given as (cost, improved) of its clients, the first less the other.

    dC / dE, dC of mean costs and dE of rates of improvement; variances and covariance added over the groups. Intervals
    of the ratio only where Fieller's has an end, that is where dE differs from 0; else read the net benefit. Assumes
    groups that share nobody, and independent clients. It is an association: who came to the groups may differ.
    Checked: scipy.stats.bootstrap (BCa of two samples). Source: Briggs, Wonderling & Mooney 1997.
    """
    parts = [np.cov(*one) / len(one[0]) for one in (group, other)]
    spread = parts[0] + parts[1]
    cost, improved = (float(one.mean() - another.mean()) for one, another in zip(group, other, strict=True))
    half = normal_quantile(level) * float(np.sqrt(spread[0, 0]))
    drawn = _means(group, replicates, seed) - _means(other, replicates, seed + 1)
    counts = (int(group[1].sum()), len(group[1]), int(other[1].sum()), len(other[1]))
    ends = fieller(cost, improved, spread[0, 0], spread[1, 1], spread[0, 1], level)
    bounded = not np.isnan(ends[0])
    return Increment(
        clients=(len(group[0]), len(other[0])),
        cost=cost,
        cost_ends=(cost - half, cost + half),
        improved=improved,
        improved_ends=cast(Ends, tuple(float(end) for end in newcombe(*counts, level))),
        variances=(float(spread[0, 0]), float(spread[1, 1]), float(spread[0, 1])),
        fieller=ends,
        percentile=_percentile(drawn, level) if bounded else NO_ENDS,
        bca=_bca(group, other, drawn, level) if bounded else NO_ENDS,
        drawn=drawn,
    )


def _means(group: Group, replicates: int, seed: int) -> np.ndarray:
    return drawn_sums(np.column_stack(group), replicates, seed) / len(group[0])


def _ratios(pairs: np.ndarray) -> np.ndarray:
    """Cost / improved; endless where improved is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(pairs[:, 1] == 0, np.copysign(np.inf, pairs[:, 0]), pairs[:, 0] / pairs[:, 1])


def _percentile(drawn: np.ndarray, level: float) -> Ends:
    return _ended(*np.quantile(_ratios(drawn), [(1 - level) / 2, (1 + level) / 2], method="closest_observation"))


def _bca(group: Group, other: Group, drawn: np.ndarray, level: float) -> Ends:
    observed = np.array([[one.mean() - another.mean() for one, another in zip(group, other, strict=True)]])
    left_out = [_left_out(group, other), _left_out((-other[0], -other[1]), (-group[0], -group[1]))]
    if not all(np.isfinite(one).all() for one in left_out):
        return NO_ENDS
    # Each group's clients move the ratio by their own share, so each is taken from its own mean.
    moved = [(one.mean() - one) * (len(one) - 1) / len(one) for one in left_out]
    ratios = _ratios(drawn)
    if not np.isfinite(ratios).all():
        return NO_ENDS
    return _ended(*bca_interval(float(_ratios(observed)[0]), ratios, -np.concatenate(moved), level))


def _left_out(group: Group, other: Group) -> np.ndarray:
    """The ratio with each client of the first group left out once."""
    n = len(group[0])
    means = np.column_stack(
        [(one.sum() - one) / (n - 1) - another.mean() for one, another in zip(group, other, strict=True)]
    )
    return _ratios(means)


def _ended(low: float, high: float) -> Ends:
    return (float(low), float(high)) if np.isfinite([low, high]).all() else NO_ENDS
