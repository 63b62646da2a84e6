"""Two columns of scores of the same people, checked."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mittari.errors import InputError, Problem


def numbers(values: ArrayLike | pd.Series, name: str) -> np.ndarray:
    """The values as float64, missing as NaN; raises InputError naming each row (from 1) that is no finite number.

    Always a copy: float32 would flip verdicts at the threshold, small integers would wrap.
    """
    column = values if isinstance(values, pd.Series) else pd.Series(values, copy=False)
    if getattr(column.dtype, "kind", "O") in "mM":
        raise InputError([Problem(name, "", "holds dates or durations", "give scores")])
    try:
        found = column.to_numpy(dtype=np.float64, na_value=np.nan, copy=True)
    except (TypeError, ValueError):
        raise InputError(_no_numbers(column, name)) from None
    if np.isinf(found).any():
        raise InputError(_each(np.isinf(found), name, "is infinite", "correct it or leave it empty"))
    return found


def _no_numbers(column: pd.Series, name: str) -> list[Problem]:
    readable = pd.to_numeric(column, errors="coerce").notna() | column.isna()
    advice = "give numbers, and nothing where missing"
    return _each(~readable.to_numpy(), name, "is not a number", advice)


def _each(rows: np.ndarray, name: str, reason: str, advice: str) -> list[Problem]:
    return [Problem(name, "", reason, advice, row + 1) for row in rows.nonzero()[0].tolist()]


def common_index(before: object, after: object, first: int, last: int) -> pd.Index:
    """The index of the pairs: that of a Series, else a range; raises InputError where the two make no pairs."""
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


def complete_pairs(before: ArrayLike | pd.Series, after: ArrayLike | pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """The scores before and after of those who have both, as float64 in the order given."""
    first, last = numbers(before, "before"), numbers(after, "after")
    common_index(before, after, len(first), len(last))
    both = ~(np.isnan(first) | np.isnan(last))
    return first[both], last[both]
