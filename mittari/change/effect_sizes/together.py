"""A group's change in raw points and, beside them and never without, in units of three standard deviations."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mittari.change.effect_sizes.average import average
from mittari.change.effect_sizes.glass import glass
from mittari.change.effect_sizes.paired import EffectSize, Paired
from mittari.change.effect_sizes.srm import srm
from mittari.change.pairs import complete_pairs
from mittari.change.reliable import threshold
from mittari.errors import InputError, Problem
from mittari.statistics.intervals import mean_interval
from mittari.statistics.summary import Summary

LEAST = 10


@dataclass(frozen=True)
class EffectSizes:
    """Mean change in raw points with its t interval, the noise of one person's change (SDC), and three effect sizes.

    `left_out` had one of the scores only. `detectable` is None where no sem was given. Signs are those of the scores.
    """

    n: int
    left_out: int
    mean: float
    low: float
    high: float
    detectable: float | None
    sizes: tuple[EffectSize, ...]
    level: float

    def table(self) -> pd.DataFrame:
        """One row a figure, the raw points first: figure, denominator, value, low, high, n."""
        raw = {"figure": "mean change", "denominator": "raw points"} | _ends(self)
        rows = [raw] + [{"figure": one.name, "denominator": one.denominator} | _ends(one) for one in self.sizes]
        return pd.DataFrame(rows).assign(n=self.n)

    def summary(self) -> Summary:
        """The figures in words, with what they assume and can't say."""
        mean = EffectSize("", "", self.mean, self.low, self.high).words
        lines = [f"Mean change {mean} raw points, {self.n} people, {self.left_out} left out."]
        noise = "not known (give the meter's SEM)" if self.detectable is None else f"{self.detectable:.3g} raw points"
        lines.append(f"Noise of one person's change (SDC): {noise}.")
        lines += [f"{one.name}, over the {one.denominator}: {_words(one)}." for one in self.sizes]
        if self.n < LEAST:
            lines.append(f"Only {self.n} people, fewer than {LEAST}: take it as a hint.")
        lines.append(
            f"Intervals at {self.level:.0%}. Assumes independent people, and that those left out changed alike. One "
            "change gives three sizes, so compare only those of one denominator, and SRM not between services. It "
            "can't say that a service caused the change."
        )
        return Summary.of(lines)


def effect_sizes(
    before: ArrayLike | pd.Series,
    after: ArrayLike | pd.Series,
    *,
    sem: float | None = None,
    level: float = 0.95,
    even_if_small: bool = False,
) -> EffectSizes:
    """The effect sizes of those with both scores; `sem` in raw points gives the noise that is shown beside them.

    An effect size whose deviation is 0 is NaN. Raises InputError for fewer than 10 pairs unless `even_if_small`, and
    for fewer than 3 always. Checked: anxiety_complete, mean -12.98, SRM -0.99, d over SD before -1.82.
    """
    first, last = complete_pairs(before, after)
    pairs, least = Paired(first, last), 3 if even_if_small else LEAST
    if pairs.n < least:
        advice = "measure more people" + ("" if even_if_small else ", or ask for it with --even-if-small")
        problem = Problem("pairs", "", f"{pairs.n} pairs are fewer than the {least} it takes", advice)
        raise InputError([problem])
    change = pairs.change
    low, high = mean_interval(pairs.n, change.sum(), np.square(change).sum(), level)
    if pairs.alike:
        low = high = np.nan
    sizes = srm(pairs, level), glass(pairs, level), average(pairs, level)
    detectable = None if sem is None else threshold(sem, level)
    left_out = len(np.asarray(before)) - pairs.n
    return EffectSizes(pairs.n, left_out, float(change.mean()), float(low), float(high), detectable, sizes, level)


def _ends(one: EffectSizes | EffectSize) -> dict[str, float]:
    return {"value": _value(one), "low": one.low, "high": one.high}


def _words(one: EffectSize) -> str:
    return "not defined, as this deviation is 0" if np.isnan(one.value) else one.words


def _value(one: EffectSizes | EffectSize) -> float:
    return one.mean if isinstance(one, EffectSizes) else one.value
