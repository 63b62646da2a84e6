"""Reliable change: is the difference of two scores of one person more than the noise of measuring?"""

import math

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mittari.change.verdict import REASONS, VERDICTS, Reason, Verdict
from mittari.errors import InputError, Problem
from mittari.statistics.intervals import normal_quantile

SIGN = {"higher": 1, "lower": -1}
CODE = {verdict: np.int8(code) for code, verdict in enumerate(Verdict)}
WHY = {reason: np.int8(code) for code, reason in enumerate(Reason)}
NO_REASON = np.int8(-1)


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
    first, last = _numbers(before, "before"), _numbers(after, "after")
    index = _index(before, after, len(first), len(last))
    _check_better(better)
    _check_range(low, high)
    change = last - first
    rci = change / _difference_error(sem)
    reasons = _reasons(first, last, _is_absent(sem), {} if _is_absent(sem) else _ends(better, low, high))
    detected = rci if mdc is None else np.where(np.abs(change) >= mdc, rci, 0.0)
    verdicts = _verdicts(detected * SIGN[better], normal_quantile(level), reasons)
    columns = {"before": first, "after": last, "change": change, "rci": rci}
    return pd.DataFrame(columns | _as_categories(verdicts, reasons), index=index, copy=False)


def threshold(sem: float, level: float = 0.95, mdc: float | None = None) -> float:
    """The raw points that a change must exceed to be reliable: z * sqrt(2) * sem, or `mdc` where that is more.

    9.297 for a sem of 3.354. (A change of exactly the mdc is enough.)
    """
    return max(normal_quantile(level) * _difference_error(sem), mdc or 0.0)


def cannot_tell(changes: pd.DataFrame, where: ArrayLike | pd.Series, reason: Reason) -> pd.DataFrame:
    """The changes with verdict cannot_tell for `reason` where `where` is true; the numbers stay."""
    rows = np.asarray(where, dtype=bool)
    verdicts = np.where(rows, CODE[Verdict.CANNOT_TELL], changes["verdict"].cat.codes).astype(np.int8)
    reasons = np.where(rows, WHY[reason], changes["reason"].cat.codes).astype(np.int8)
    return changes.assign(**_as_categories(verdicts, reasons))


def _difference_error(sem: float | None) -> float:
    if _is_absent(sem):
        return math.nan
    if not isinstance(sem, int | float | np.number) or not math.isfinite(sem) or sem <= 0:
        problem = Problem("sem", "", f"{sem!r} is not a number above 0", "give the meter's SEM in raw points, or None")
        raise InputError([problem])
    return math.sqrt(2) * float(sem)


def _is_absent(sem: float | None) -> bool:
    return sem is None or (isinstance(sem, float | np.floating) and math.isnan(sem))


def _numbers(values: ArrayLike | pd.Series, name: str) -> np.ndarray:
    # float32 would flip verdicts at the threshold, small integers would wrap.
    try:
        column = values if isinstance(values, pd.Series) else pd.Series(values, copy=False)
        numbers = column.to_numpy(dtype=np.float64, na_value=np.nan, copy=True)
    except (TypeError, ValueError):
        problem = Problem(name, "", "holds something that is not a number", "give numbers, and nothing where missing")
        raise InputError([problem]) from None
    if np.isinf(numbers).any():
        raise InputError([Problem(name, "", "holds an infinite number", "correct it or leave it empty")])
    return numbers


def _index(before: object, after: object, first: int, last: int) -> pd.Index:
    if first != last:
        problem = Problem(
            "before, after", "", f"{first} and {last} values make no pairs", "give one after for each before"
        )
        raise InputError([problem])
    if isinstance(before, pd.Series) and isinstance(after, pd.Series) and not before.index.equals(after.index):
        problem = Problem("before, after", "index", "the two are indexed differently", "align them first")
        raise InputError([problem])
    kept = before if isinstance(before, pd.Series) else after
    return kept.index if isinstance(kept, pd.Series) else pd.RangeIndex(first)


def _check_better(better: str) -> None:
    if better not in SIGN:
        raise InputError([Problem("better", "", f"{better!r} is not known", "say higher or lower")])


def _check_range(low: float | None, high: float | None) -> None:
    if low is not None and high is not None and not low < high:
        raise InputError([Problem("low, high", "", f"{low} is not below {high}", "give the score's theoretical range")])


def _ends(better: str, low: float | None, high: float | None) -> dict[Reason, float]:
    """The ends that are known, as numbers that a score turned to "higher is better" is compared with."""
    names = (Reason.AT_FLOOR, Reason.AT_CEILING)
    ends = dict(zip(names[:: SIGN[better]], (low, high), strict=True))
    return {reason: end for reason, end in ends.items() if end is not None}


def _reasons(first: np.ndarray, last: np.ndarray, no_sem: bool, ends: dict[Reason, float]) -> np.ndarray:
    reasons = np.full(len(first), WHY[Reason.NO_SEM] if no_sem else NO_REASON, dtype=np.int8)
    for reason, end in ends.items():
        np.copyto(reasons, WHY[reason], where=first == end)
    np.copyto(reasons, WHY[Reason.NO_LAST], where=np.isnan(last))
    np.copyto(reasons, WHY[Reason.NO_FIRST], where=np.isnan(first))
    return reasons


def _verdicts(rci: np.ndarray, z: float, reasons: np.ndarray) -> np.ndarray:
    # The codes of improved, no reliable change and worse are 0, 1 and 2.
    verdicts = np.subtract(rci < -z, rci > z, dtype=np.int8)
    verdicts += CODE[Verdict.NO_RELIABLE_CHANGE]
    np.copyto(verdicts, CODE[Verdict.CANNOT_TELL], where=reasons != NO_REASON)
    return verdicts


def _as_categories(verdicts: np.ndarray, reasons: np.ndarray) -> dict[str, pd.Categorical]:
    return {
        "verdict": pd.Categorical.from_codes(verdicts, dtype=VERDICTS),
        "reason": pd.Categorical.from_codes(reasons, dtype=REASONS),
    }
