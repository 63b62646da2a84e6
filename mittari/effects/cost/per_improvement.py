"""Cost per reliable improvement of one group: a ratio of sums, with intervals where it has one and a bound else."""

from dataclasses import dataclass

import numpy as np

from mittari.statistics.bca import bca_interval
from mittari.statistics.drawn_sums import drawn_sums
from mittari.statistics.fieller import fieller
from mittari.statistics.intervals import wilson

REPLICATES, SEED = 2000, 1997
CHANCE = 0.05
Ends = tuple[float, float]
NO_ENDS = (float("nan"), float("nan"))


@dataclass(frozen=True)
class PerImprovement:
    """Sums over `clients` of whom all is known, in the currency of the costs; `ratio` is NaN where nobody improved.

    `rate_ends` (Wilson) are of the rate of improvement; `percentile`, `bca` (bootstrap by client) and `fieller` of the
    ratio, NaN where it has no interval. `at_least` is the bound where nobody improved. `if_unknown_improved` and
    `if_unknown_did_not` are the ratio had all clients of whom it is not known improved, or none of them.
    """

    clients: int
    unknown_improved: int
    unknown_cost: int
    cost: float
    improved: int
    rate_ends: Ends
    percentile: Ends
    bca: Ends
    fieller: Ends
    at_least: float
    if_unknown_improved: float
    if_unknown_did_not: float

    @property
    def ratio(self) -> float:
        """Sum of costs / number improved."""
        return self.cost / self.improved if self.improved else float("nan")

    @property
    def rate(self) -> float:
        """The rate of improvement, 0-1."""
        return self.improved / self.clients

    @property
    def mean_cost(self) -> float:
        """The mean cost of a client."""
        return self.cost / self.clients


def per_improvement(
    cost: np.ndarray,
    improved: np.ndarray,
    *,
    cost_of_unknown: np.ndarray | None = None,
    unknown_cost: int = 0,
    level: float = 0.95,
    replicates: int = REPLICATES,
    seed: int = SEED,
) -> PerImprovement:
    """sum(cost) / sum(improved) over clients, who each have a cost and improved (1) or not (0); both of shape (n,).

    The bootstrap draws clients and takes improvements per cost, which is always defined, and turns its ends over. All
    intervals are left out unless Fieller's has an end, that is where the rate differs from 0. Nobody improved: with
    95 % the rate is at most 1 - .05^(1/n), so an improvement costs at least the mean cost over that. Assumes
    independent clients; costs of everybody, not of those who improved. It is no effect: some would have improved
    without. Checked: R's boot.ci (percentile, BCa) on 12 clients, scipy.stats.bootstrap. Source: Briggs, Wonderling &
    Mooney 1997; Hanley & Lippman-Hand 1983 (nobody).
    """
    n, total, count = len(cost), float(cost.sum()), int(improved.sum())
    covariance = np.cov(cost, improved) / n
    ends = fieller(total / n, count / n, covariance[0, 0], covariance[1, 1], covariance[0, 1], level)
    low, high = wilson(count, n, level)
    both = np.column_stack([cost, improved])
    percentile, bca = (NO_ENDS, NO_ENDS) if np.isnan(ends[0]) else _drawn(both, level, replicates, seed)
    lacking = np.empty(0) if cost_of_unknown is None else cost_of_unknown
    everything = total + float(lacking.sum())
    return PerImprovement(
        clients=n,
        unknown_improved=len(lacking),
        unknown_cost=unknown_cost,
        cost=total,
        improved=count,
        rate_ends=(float(low), float(high)),
        percentile=percentile,
        bca=bca,
        fieller=ends,
        at_least=float("nan") if count else total / n / (1 - CHANCE ** (1 / n)),
        if_unknown_improved=_over(everything, count + len(lacking)),
        if_unknown_did_not=_over(everything, count),
    )


def _over(cost: float, count: int) -> float:
    return cost / count if count else float("nan")


def _drawn(both: np.ndarray, level: float, replicates: int, seed: int) -> tuple[Ends, Ends]:
    """The percentile and the BCa interval of cost per improvement."""
    sums = drawn_sums(both, replicates, seed)
    total = both.sum(axis=0)
    without = total - both
    if not (sums[:, 0].all() and without[:, 0].all()):
        return NO_ENDS, NO_ENDS  # one or two clients hold all of the cost
    drawn = sums[:, 1] / sums[:, 0]
    plain = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    corrected = bca_interval(total[1] / total[0], drawn, without[:, 1] / without[:, 0], level)
    return _turned((float(plain[0]), float(plain[1]))), _turned(corrected)


def _turned(ends: Ends) -> Ends:
    """The ends of cost per improvement from those of improvements per cost; NaN where these reach 0."""
    low, high = ends
    return (1 / high, 1 / low) if low > 0 else NO_ENDS
