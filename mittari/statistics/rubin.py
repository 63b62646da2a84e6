"""One figure and its error from the same figure of several imputed data sets."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from mittari.errors import InputError, Problem


@dataclass(frozen=True)
class Pooled:
    """A pooled figure (a number, or an array where several were pooled), in the units of what was pooled.

    `within` is the mean variance inside the data sets, `between` that of their estimates, `total` the variance of the
    pooled one. `part_missing` (lambda) is the part of it that comes from what is missing, `information_missing` (fmi)
    the same with its own uncertainty.
    """

    value: Any
    within: Any
    between: Any
    total: Any
    part_missing: Any
    information_missing: Any
    freedom: Any

    @property
    def se(self) -> Any:
        """The standard error."""
        return np.sqrt(self.total)

    def interval(self, level: float = 0.95) -> tuple[Any, Any]:
        """The t interval (low, high)."""
        half = special.stdtrit(self.freedom, (1 + level) / 2) * self.se
        return self.value - half, self.value + half


def pool(estimates: ArrayLike, variances: ArrayLike, freedom: float) -> Pooled:
    """Rubin's rules along the first axis: one estimate and its squared standard error from each imputed data set.

    T = U + (1 + 1/m) B. `freedom` are the degrees of freedom that the figure would have if nothing were missing; those
    of the pooled one are Barnard and Rubin's, never more than that. Assumes near normal estimates, and imputations
    that draw the parameters of their model anew each. Raises InputError for fewer than two data sets.
    Checked: mice's 20 imputations of sim_dropout_mar, 6.195604 (se 0.288500), 97.27908 degrees of freedom.
    Source: Rubin 1987; Barnard & Rubin 1999.
    """
    q, u = np.asarray(estimates, dtype=np.float64), np.asarray(variances, dtype=np.float64)
    m = len(q)
    if m < 2:
        advice = "impute more often: 20 times, or as often as percent of the people miss a score"
        raise InputError([Problem("imputations", "", f"{m} are too few to see how they differ", advice)])
    within, between = u.mean(axis=0), q.var(axis=0, ddof=1)
    added = (1 + 1 / m) * between
    total = within + added
    with np.errstate(divide="ignore", invalid="ignore"):
        part = np.where(total > 0, added / total, 0.0)
        between_freedom = (m - 1) / part**2
        ratio = added / within
        seen_freedom = (freedom + 1) / (freedom + 3) * freedom * (1 - part)
        pooled_freedom = 1 / (1 / between_freedom + 1 / seen_freedom)
        information = (ratio + 2 / (pooled_freedom + 3)) / (ratio + 1)
    figures = (q.mean(axis=0), within, between, total, part, information, pooled_freedom)
    return Pooled(*(figure[()] for figure in figures))
