"""From an index of change to a verdict a person, or the reason why there is none."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mittari.change.verdict import REASONS, VERDICTS, Reason, Verdict
from mittari.errors import InputError, Problem

SIGN = {"higher": 1, "lower": -1}
CODE = {verdict: np.int8(code) for code, verdict in enumerate(Verdict)}
WHY = {reason: np.int8(code) for code, reason in enumerate(Reason)}
NO_REASON = np.int8(-1)


def judge(
    first: np.ndarray,
    last: np.ndarray,
    index: np.ndarray | None,
    *,
    better: str,
    critical: float,
    low: float | None = None,
    high: float | None = None,
    mdc: float | None = None,
) -> dict[str, pd.Categorical]:
    """The columns verdict and reason: improved where index > critical in the direction of `better`, strictly.

    An index of None means that no noise is known: nobody gets a verdict. Where `mdc` (raw points) is given, a change
    must reach it too. Who starts at `low` or `high` gets no verdict (docs/decisions/0004-no-verdict-at-the-ends.md).
    """
    check_better(better)
    _check_range(low, high)
    ends = {} if index is None else _ends(better, low, high)
    reasons = _reasons(first, last, index is None, ends)
    detected = np.zeros(len(first)) if index is None else index
    if mdc is not None:
        detected = np.where(np.abs(last - first) >= mdc, detected, 0.0)
    return as_categories(_verdicts(detected * SIGN[better], critical, reasons), reasons)


def cannot_tell(changes: pd.DataFrame, where: ArrayLike | pd.Series, reason: Reason) -> pd.DataFrame:
    """The changes with verdict cannot_tell for `reason` where `where` is true; the numbers stay."""
    rows = np.asarray(where, dtype=bool)
    verdicts = np.where(rows, CODE[Verdict.CANNOT_TELL], changes["verdict"].cat.codes).astype(np.int8)
    reasons = np.where(rows, WHY[reason], changes["reason"].cat.codes).astype(np.int8)
    return changes.assign(**as_categories(verdicts, reasons))


def check_better(better: str) -> None:
    """Raise InputError unless `better` is higher or lower."""
    if better not in SIGN:
        raise InputError([Problem("better", "", f"{better!r} is not known", "say higher or lower")])


def as_categories(verdicts: np.ndarray, reasons: np.ndarray) -> dict[str, pd.Categorical]:
    """The columns verdict and reason from the codes CODE and WHY; NO_REASON is a missing reason."""
    return {
        "verdict": pd.Categorical.from_codes(verdicts, dtype=VERDICTS),
        "reason": pd.Categorical.from_codes(reasons, dtype=REASONS),
    }


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


def _verdicts(index: np.ndarray, critical: float, reasons: np.ndarray) -> np.ndarray:
    # The codes of improved, no reliable change and worse are 0, 1 and 2.
    verdicts = np.subtract(index < -critical, index > critical, dtype=np.int8)
    verdicts += CODE[Verdict.NO_RELIABLE_CHANGE]
    np.copyto(verdicts, CODE[Verdict.CANNOT_TELL], where=reasons != NO_REASON)
    return verdicts
