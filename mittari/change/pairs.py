"""Two columns of scores of the same people, checked."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mittari.errors import InputError, Problem


def numbers(values: ArrayLike | pd.Series, name: str) -> np.ndarray:
    """The values as float64, missing as NaN; raises InputError where one is not a finite number.

    Always a copy: float32 would flip verdicts at the threshold, small integers would wrap.
    """
    try:
        column = values if isinstance(values, pd.Series) else pd.Series(values, copy=False)
        found = column.to_numpy(dtype=np.float64, na_value=np.nan, copy=True)
    except (TypeError, ValueError):
        problem = Problem(name, "", "holds something that is not a number", "give numbers, and nothing where missing")
        raise InputError([problem]) from None
    if np.isinf(found).any():
        raise InputError([Problem(name, "", "holds an infinite number", "correct it or leave it empty")])
    return found


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
