"""Two scores of people whose state did not change: their correlation, and Bland and Altman's limits of agreement."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import special

from mittari.errors import InputError, Problem
from mittari.psychometrics import sizes
from mittari.psychometrics.items import number_frame
from mittari.statistics.intervals import mean_interval, normal_quantile
from mittari.statistics.summary import Summary

Interval = tuple[float, float]


@dataclass(frozen=True)
class Retest:
    """Agreement of two occasions, in the score's points.

    `bias` is the mean of second minus first, `sd_difference` its SD, `low` and `high` the limits between which 95 % of
    differences lie, each with an interval. `correlation` is r_12, `trend` the correlation of difference and mean.
    """

    n: int
    left_out: int
    bias: float
    bias_interval: Interval
    sd_difference: float
    low: float
    low_interval: Interval
    high: float
    high_interval: Interval
    correlation: float
    trend: float
    sd: float
    level: float

    def summary(self) -> Summary:
        """The agreement in words, with what it assumes and what it can't say."""
        shift = " The mean shifted." if self.bias_interval[0] > 0 or self.bias_interval[1] < 0 else ""
        fans = " Differences hang on the level of the score." if self._fans_out() else ""
        return Summary(
            f"{self.n} people twice, {self.left_out} left out: second minus first {self.bias:.3g} "
            f"({self.level:.0%} interval {self.bias_interval[0]:.3g} to {self.bias_interval[1]:.3g}); "
            f"limits of agreement {self.low:.3g} to {self.high:.3g}; r {self.correlation:.3f}.{shift}{fans}"
            f"{sizes.warning(self.n, sizes.RETEST)}\n"
            "Assumes that nobody's state changed, that the interval was too long for memory, and that the "
            "differences are near normal. It can't tell noise from true change: take only people who say that nothing "
            "has changed."
        )

    def _fans_out(self) -> bool:
        return bool(abs(np.arctanh(np.clip(self.trend, -0.999999, 0.999999))) * np.sqrt(max(self.n - 3, 0)) > 1.96)


def retest(
    first: ArrayLike | pd.Series, second: ArrayLike | pd.Series, *, level: float = 0.95, even_if_small: bool = False
) -> Retest:
    """Agreement of two scores of the same people, given row by row.

    bias = mean(second - first), limits = bias -/+ 1.96 * SD of the differences; the interval of a limit takes the
    standard error SD * sqrt(1 / n + 1.96^2 / (2 (n - 1))) and t. Points are those of the score. Rows with a
    missing score are left out; fewer than 50 are refused unless `even_if_small`. Checked: 17 readings of two peak flow
    meters: -2.1, SD 38.8, limits -78.1 to 73.9 (Bland & Altman 1986, who take 2 SD: -79.7 to 75.5).
    """
    z = normal_quantile(level)
    both = _pairs(first, second)
    complete = both.dropna()
    n = len(complete)
    sizes.require(n, sizes.RETEST, "retest", even_if_small)
    one, two = complete.to_numpy().T
    difference, middle = two - one, (one + two) / 2
    bias, spread = float(difference.mean()), float(difference.std(ddof=1))
    limit_error = special.stdtrit(n - 1, (1 + level) / 2) * spread * np.sqrt(1 / n + z * z / (2 * (n - 1)))
    low, high = bias - z * spread, bias + z * spread
    from_, to = mean_interval(n, difference.sum(), (difference**2).sum(), level)
    return Retest(
        n=n,
        left_out=len(both) - n,
        bias=bias,
        bias_interval=(float(from_), float(to)),
        sd_difference=spread,
        low=low,
        low_interval=(float(low - limit_error), float(low + limit_error)),
        high=high,
        high_interval=(float(high - limit_error), float(high + limit_error)),
        correlation=_correlation(one, two),
        trend=_correlation(middle, difference),
        sd=float(np.sqrt((one.var(ddof=1) + two.var(ddof=1)) / 2)),
        level=level,
    )


def _pairs(first: ArrayLike | pd.Series, second: ArrayLike | pd.Series) -> pd.DataFrame:
    one, two = pd.Series(first).reset_index(drop=True), pd.Series(second).reset_index(drop=True)
    if len(one) != len(two):
        reason = f"{len(one)} first and {len(two)} second scores make no pairs"
        raise InputError([Problem("retest", "", reason, "give both scores of each person")])
    return number_frame(pd.DataFrame({"first": one, "second": two}), "retest")


def _correlation(one: np.ndarray, two: np.ndarray) -> float:
    """Pearson's r; NaN where one side does not differ at all."""
    a, b = one - one.mean(), two - two.mean()
    scale = np.sqrt((a @ a) * (b @ b))
    return float(a @ b / scale) if scale > 0 else float("nan")
