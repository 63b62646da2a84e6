"""A group's mean change against the change that is worth something (its minimal important change, MIC)."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mittari.change.judge import SIGN, check_better
from mittari.change.pairs import complete_pairs
from mittari.errors import InputError, Problem
from mittari.statistics.intervals import mean_interval
from mittari.statistics.summary import Summary

LEAST = 10


class Importance(StrEnum):
    """What a mean change with its interval says of the MIC; all of them towards better but the last two."""

    CERTAINLY = "the interval lies beyond the MIC"
    PROBABLY = "the mean is beyond the MIC, the interval is not"
    POSSIBLY = "the interval reaches the MIC, the mean does not"
    SMALL = "a gain, and one below the MIC"
    NOT_SHOWN = "no change can be told from none"
    WORSE = "the group got worse"


@dataclass(frozen=True)
class AgainstImportant:
    """Mean change in raw points with its t interval, and where the interval lies to a MIC."""

    mean: float
    low: float
    high: float
    n: int
    important: float
    importance: Importance
    level: float

    def summary(self) -> Summary:
        """The figures in words, with what they can't say."""
        return Summary(
            f"Mean change {self.mean:.2f} points ({self.level:.0%} interval {self.low:.2f} to {self.high:.2f}, "
            f"{self.n} people), MIC {self.important:g}: {self.importance}.\n"
            "Assumes people like those the MIC comes from, and a near normal mean. It says nothing of a single person, "
            "nor why the group changed."
        )


def against_important(
    before: ArrayLike | pd.Series,
    after: ArrayLike | pd.Series,
    *,
    better: str,
    important: float,
    level: float = 0.95,
    even_if_small: bool = False,
) -> AgainstImportant:
    """The mean change of those with both scores against `important` (raw points, above 0).

    Where the whole interval is on the wrong side of 0 the group got worse; ties count as reaching. Raises InputError
    for fewer than 10 pairs unless `even_if_small`. Checked: mean and interval of R clinicalsignificance's group anchor.
    """
    check_better(better)
    first, last = complete_pairs(before, after)
    change, least = last - first, 2 if even_if_small else LEAST
    if len(change) < least or not important > 0:
        reason = f"{len(change)} pairs, and {important:g} points as important"
        raise InputError([Problem("pairs", "", reason, f"it takes {least} pairs and more than 0 points")])
    low, high = (float(end) for end in mean_interval(len(change), change.sum(), np.square(change).sum(), level))
    mean = float(change.mean())
    gain = (low, high) if better == "higher" else (-high, -low)
    importance = _importance(gain[0], gain[1], SIGN[better] * mean, important)
    return AgainstImportant(mean, low, high, len(change), important, importance, level)


def _importance(low: float, high: float, mean: float, important: float) -> Importance:
    if high < 0:
        return Importance.WORSE
    if low <= 0:
        return Importance.NOT_SHOWN
    if low >= important:
        return Importance.CERTAINLY
    if mean >= important:
        return Importance.PROBABLY
    return Importance.POSSIBLY if high >= important else Importance.SMALL
