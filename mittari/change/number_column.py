"""A column that should hold numbers, from a frame or as the text of a file; what is no number is named by its line."""

import numpy as np
import pandas as pd

from mittari.errors import Problem

ABSENT = ("", "NA", "NaN", "nan")
TOO_LARGE = 1e15
"""From here on a number has lost its decimals, and sums of squares soon end."""


def number_column(column: pd.Series, place: str, source: str, absent: str | None) -> tuple[np.ndarray, list[Problem]]:
    """The numbers (float64, NaN where there is none) and what is wrong; the header is line 1, no cell is quoted.

    `absent` is None where a cell may be empty, else the advice for one that is.
    """
    numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    empty = column.isna().to_numpy(copy=True)
    if not pd.api.types.is_numeric_dtype(column):
        empty |= column.astype(str).str.strip().isin(ABSENT).to_numpy()
    advice = "write a number with a decimal point, and leave the cell empty if it is missing"
    problems = problems_at(np.isnan(numbers) & ~empty, place, source, "not a number", advice)
    problems += problems_at(np.isinf(numbers), place, source, "not a finite number", "correct it or leave it empty")
    large = np.isfinite(numbers) & (np.abs(numbers) >= TOO_LARGE)
    problems += problems_at(
        large, place, source, "too large a number to reckon with", "look at its unit, or correct it"
    )
    if absent is not None:
        problems += problems_at(empty, place, source, "is empty", absent)
    # What is named once is not judged again, as out of range or out of order.
    return np.where(np.isinf(numbers) | large, np.nan, numbers), problems


def off_scale(numbers: np.ndarray, ends: tuple[float | None, float | None], place: str, source: str) -> list[Problem]:
    """One problem for each number below the lowest or above the highest possible score, where these are known."""
    low, high = (-np.inf if ends[0] is None else ends[0]), (np.inf if ends[1] is None else ends[1])
    if not low < high:
        return []  # Then the ends are wrong, not the numbers.
    advice = "correct it, or the ends of the scale"
    return [
        *problems_at(numbers < low, place, source, f"is below {low:g}, the lowest possible score", advice),
        *problems_at(numbers > high, place, source, f"is above {high:g}, the highest possible score", advice),
    ]


def problems_at(rows: np.ndarray, place: str, source: str, reason: str, advice: str) -> list[Problem]:
    """One problem for each row that is true, named by its line."""
    return [Problem(source, place, reason, advice, line) for line in (np.flatnonzero(rows) + 2).tolist()]


def is_empty(column: pd.Series) -> np.ndarray:
    """Where a name is missing or blank."""
    empty = column.isna().to_numpy(copy=True)
    if not pd.api.types.is_numeric_dtype(column):
        empty |= column.astype(str).str.strip().eq("").to_numpy()
    return empty


def missing_columns(frame: pd.DataFrame, columns: list[str], source: str) -> list[Problem]:
    """A problem for each column that is not there, and one if two parts of the model are one column."""
    advice = f"it has: {', '.join(str(name) for name in frame.columns[:20])}"
    problems = [Problem(source, name, "there is no such column", advice) for name in columns if name not in frame]
    if len(set(columns)) < len(columns):
        problems.append(Problem(source, "", "one column is named twice", "name a different column for each"))
    return problems
