"""Cronbach's alpha with Feldt's interval."""

from dataclasses import dataclass

import pandas as pd
from scipy import stats

from mittari.errors import InputError, Problem
from mittari.psychometrics import sizes
from mittari.psychometrics.items import Items, items
from mittari.statistics.intervals import normal_quantile
from mittari.statistics.summary import Summary


@dataclass(frozen=True)
class Alpha:
    """Alpha (at most 1) and its interval; `constant` names items without variance, which are in it."""

    value: float
    low: float
    high: float
    level: float
    k: int
    n: int
    left_out: int
    constant: tuple[str, ...] = ()

    def summary(self) -> Summary:
        """The figure in words, with what it assumes and what it can't say."""
        same = f" Everybody answered {', '.join(self.constant)} alike." if self.constant else ""
        return Summary(
            f"Cronbach's alpha {self.value:.3f} ({self.level:.0%} interval {self.low:.3f} to {self.high:.3f}, Feldt), "
            f"{self.k} items, {self.n} people, {self.left_out} left out as an answer is missing.{same}"
            f"{sizes.warning(self.n, sizes.ALPHA)}\n"
            "Assumes one dimension and equal loadings; otherwise it is a lower bound. It sinks where people were "
            "selected to be alike, and sees only the noise within one sitting: it can't say how steady a score is "
            "from day to day."
        )


def alpha(values: pd.DataFrame, *, level: float = 0.95, pairwise: bool = False, even_if_small: bool = False) -> Alpha:
    """Alpha of item values (one row a person, one column an item, reversed items turned already).

    alpha = k / (k - 1) * (1 - sum of the items' variances / variance of their sum). Interval: 1 - (1 - alpha) * F at
    both ends, F with n - 1 and (n - 1)(k - 1) degrees of freedom. No unit. See `items` for what is refused; a
    sum without variance is refused too. Checked: 20 items of state anxiety, n 3,032, pairwise: .911324923509748 (psych
    2.2.9). Source: Cronbach 1951; Feldt 1965.
    """
    return alpha_of(items(values, pairwise=pairwise, even_if_small=even_if_small), level)


def alpha_of(scale: Items, level: float = 0.95) -> Alpha:
    """Alpha from the covariances of a scale."""
    normal_quantile(level)
    total = scale.covariance.sum()
    if total <= 1e-12 * max(scale.covariance.trace(), 1.0):
        reason = "the sum of the items has no variance"
        raise InputError([Problem("items", "", reason, "measure people who differ, and turn reversed items")])
    value = float(scale.k / (scale.k - 1) * (1 - scale.covariance.trace() / total))
    freedom = (scale.n - 1, (scale.n - 1) * (scale.k - 1))
    low, high = (1 - (1 - value) * stats.f.ppf(tail, *freedom) for tail in ((1 + level) / 2, (1 - level) / 2))
    return Alpha(value, float(low), float(high), level, scale.k, scale.n, scale.left_out, scale.constant)
