"""Intraclass correlations: how far repeated scores of the same people agree."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import stats

from mittari.errors import InputError, Problem
from mittari.psychometrics import sizes
from mittari.psychometrics.items import number_frame
from mittari.statistics.intervals import normal_quantile
from mittari.statistics.summary import Summary

FORMS = ("1", "A,1", "C,1", "k", "A,k", "C,k")


@dataclass(frozen=True)
class MeanSquares:
    """The two-way analysis of variance of n people at k times: between people, between times, error, within people."""

    n: int
    k: int
    people: float
    times: float
    error: float
    within: float


@dataclass(frozen=True)
class Icc:
    """`table`: one row a form (1, A,1, C,1 and the averages k, A,k, C,k), columns value, low, high."""

    table: pd.DataFrame
    squares: MeanSquares
    left_out: int
    level: float

    def form(self, name: str = "A,1") -> tuple[float, float, float]:
        """One form's value and interval; A,1 (two-way, absolute agreement, one measurement) is the one for retests."""
        value, low, high = self.table.to_numpy()[FORMS.index(name)]
        return float(value), float(low), float(high)

    def summary(self) -> Summary:
        """The retest form in words, with what it assumes and what it can't say."""
        value, low, high = self.form()
        return Summary(
            f"ICC(A,1) {value:.3f} ({self.level:.0%} interval {low:.3f} to {high:.3f}), {self.squares.n} people at "
            f"{self.squares.k} times, {self.left_out} left out.{sizes.warning(self.squares.n, sizes.RETEST)}\n"
            "Assumes that nobody's state changed in between and that people did not remember their answers. It is a "
            "share of this group's spread: where people are alike it is low, however precise the score."
        )


def icc(scores: pd.DataFrame, *, level: float = 0.95, even_if_small: bool = False) -> Icc:
    """All forms of the ICC of scores with one row a person and one column a time (or rater).

    With the mean squares P (people), T (times), E (error) and W (within people), n people and k times:
    ICC(1) = (P - W) / (P + (k - 1) W); ICC(C,1) = (P - E) / (P + (k - 1) E);
    ICC(A,1) = (P - E) / (P + (k - 1) E + k (T - E) / n); the forms k, A,k and C,k are those of the mean of k.
    (C,1) does not see a shift of the mean; a retest takes (A,1). Intervals by F, for A with Satterthwaite's degrees of
    freedom. Only people with every score; fewer than 50 are refused unless `even_if_small`, and so are scores
    without any variance. Checked: 6 people, 4 raters: .166 .290 .715 .443 .620 .909 with all intervals (psych 2.2.9).
    Source: Shrout & Fleiss 1979; McGraw & Wong 1996.
    """
    normal_quantile(level)
    numbers = number_frame(scores, "scores")
    if numbers.shape[1] < 2:
        raise InputError([Problem("scores", "", "one score a person agrees with nothing", "give at least two columns")])
    complete = numbers.dropna()
    sizes.require(len(complete), sizes.RETEST, "scores", even_if_small)
    squares = mean_squares(complete.to_numpy())
    tail = (1 + level) / 2
    found = [*_single(squares, tail), *_averaged(squares, tail)]
    table = pd.DataFrame(found, index=pd.Index(FORMS, name="form"), columns=["value", "low", "high"])
    return Icc(table, squares, len(numbers) - len(complete), level)


def mean_squares(scores: np.ndarray) -> MeanSquares:
    """The mean squares of scores (n people x k times, complete); raises InputError where all are equal."""
    n, k = scores.shape
    grand, people, times = scores.mean(), scores.mean(axis=1), scores.mean(axis=0)
    between = k * ((people - grand) ** 2).sum()
    shift = n * ((times - grand) ** 2).sum()
    total = ((scores - grand) ** 2).sum()
    if total == 0 or between <= 1e-12 * total:
        reason = "the people's mean scores do not differ"
        raise InputError([Problem("scores", "", reason, "measure people who differ")])
    error = max(total - between - shift, 0.0)
    return MeanSquares(
        n, k, between / (n - 1), shift / (k - 1), error / ((n - 1) * (k - 1)), (shift + error) / (n * (k - 1))
    )


def _single(s: MeanSquares, tail: float) -> Iterator[tuple[float, float, float]]:
    yield _by_f(s, s.within, s.n * (s.k - 1), tail)
    yield _agreement(s, tail)
    yield _by_f(s, s.error, (s.n - 1) * (s.k - 1), tail)


def _averaged(s: MeanSquares, tail: float) -> Iterator[tuple[float, float, float]]:
    """The same for the mean of k scores: Spearman and Brown's step up, for value and ends alike."""
    for value, low, high in _single(s, tail):
        yield _stepped_up(value, s.k), _stepped_up(low, s.k), _stepped_up(high, s.k)


def _stepped_up(single: float, k: int) -> float:
    below = 1 + (k - 1) * single
    return float(k * single / below) if below > 0 else float("-inf")


def _by_f(s: MeanSquares, noise: float, freedom: int, tail: float) -> tuple[float, float, float]:
    if noise == 0:
        return 1.0, 1.0, 1.0
    ratio = s.people / noise
    low = ratio / stats.f.ppf(tail, s.n - 1, freedom)
    high = ratio * stats.f.ppf(tail, freedom, s.n - 1)
    value, low, high = ((f - 1) / (f + s.k - 1) for f in (ratio, low, high))
    return float(value), float(low), float(high)


def _agreement(s: MeanSquares, tail: float) -> tuple[float, float, float]:
    value = (s.people - s.error) / (s.people + (s.k - 1) * s.error + s.k * (s.times - s.error) / s.n)
    if s.error == 0 and s.times == 0:
        return 1.0, 1.0, 1.0
    freedom = _satterthwaite(s, value)
    low, high = stats.f.ppf(tail, s.n - 1, freedom), stats.f.ppf(tail, freedom, s.n - 1)
    noise = s.k * s.times + (s.k * s.n - s.k - s.n) * s.error
    lower = s.n * (s.people - low * s.error) / (low * noise + s.n * s.people)
    upper = s.n * (high * s.people - s.error) / (noise + s.n * high * s.people)
    return float(value), float(lower), float(upper)


def _satterthwaite(s: MeanSquares, value: float) -> float:
    """Degrees of freedom of a T + b E, multiplied out by 1 - value so that an ICC of 1 divides nothing by 0."""
    a = s.k * value / s.n
    b = (1 - value) + s.k * value * (s.n - 1) / s.n
    spread = (a * s.times) ** 2 / (s.k - 1) + (b * s.error) ** 2 / ((s.n - 1) * (s.k - 1))
    return (a * s.times + b * s.error) ** 2 / spread
