"""Reliable change: is the difference of two scores of one person more than the noise of measuring?"""

import math

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mittari.change.along import change_along
from mittari.change.judge import cannot_tell
from mittari.change.methods.method import IndexLine
from mittari.errors import InputError, Problem
from mittari.statistics.intervals import normal_quantile

__all__ = ["cannot_tell", "reliable_change", "threshold"]


def reliable_change(
    before: ArrayLike | pd.Series,
    after: ArrayLike | pd.Series,
    *,
    sem: float | None,
    better: str,
    level: float = 0.95,
    low: float | None = None,
    high: float | None = None,
    mdc: float | None = None,
) -> pd.DataFrame:
    """Each pair's change and verdict: columns before, after, change, rci, verdict, reason; the index is kept.

    rci = (after - before) / (sqrt(2) * sem); improved where rci > z in the direction of `better` ("higher" or
    "lower"), worse where rci < -z, strictly; z is 1.96 at level 0.95. Scores and `sem` (the standard error of
    measurement) are in the same raw points. Where the score has a published minimal detectable change (`mdc`, raw
    points), a change must reach that too: the larger of the two decides. Without a first or last score, without a sem
    (None or NaN), or where `before` lies at an end of the score's range (`low`, `high`) the verdict is cannot_tell
    with its reason.
    Assumes equal precision at both times and a sem that holds for these people. Each comparison calls 2.5 % of people
    whose state did not change improved, and 2.5 % worse. It says "more than noise", not "worth something".
    Raises InputError for unequal lengths or indexes, values that are not finite numbers, and a sem of 0 or less.
    Worked example: s 7.5 and r .80 give a sem of 3.354; 32.5 -> 47.5 has the rci 3.162.
    Source: Jacobson & Truax 1991; Christensen & Mendoza 1986.
    """
    line = None if _is_absent(sem) else IndexLine(error=_difference_error(sem))
    return change_along(line, before, after, better=better, level=level, low=low, high=high, mdc=mdc)


def threshold(sem: float, level: float = 0.95, mdc: float | None = None) -> float:
    """The raw points that a change must exceed to be reliable: z * sqrt(2) * sem, or `mdc` where that is more.

    9.297 for a sem of 3.354. (A change of exactly the mdc is enough.)
    """
    return max(normal_quantile(level) * _difference_error(sem), mdc or 0.0)


def _difference_error(sem: float | None) -> float:
    if _is_absent(sem):
        return math.nan
    if not isinstance(sem, int | float | np.number) or not math.isfinite(sem) or sem <= 0:
        problem = Problem("sem", "", f"{sem!r} is not a number above 0", "give the meter's SEM in raw points, or None")
        raise InputError([problem])
    return math.sqrt(2) * float(sem)


def _is_absent(sem: float | None) -> bool:
    return sem is None or (isinstance(sem, float | np.floating) and math.isnan(sem))
