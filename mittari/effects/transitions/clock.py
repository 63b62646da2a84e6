"""Each client's own clock: dates, or times of a common one, as time since that client's zero."""

from dataclasses import replace

import numpy as np
import pandas as pd

from mittari.change.number_column import ABSENT, missing_columns, number_column, problems_at
from mittari.effects.transitions.histories import Histories
from mittari.errors import InputError, Problem

MONTH = 30.4375
"""Days: a year of 365.25 of them in twelve."""
FIRST = "first"


def since_zero(
    frame: pd.DataFrame,
    *,
    client: str,
    time: str,
    zero: str = FIRST,
    until: str | None = None,
    source: str = "statuses",
) -> pd.DataFrame:
    """The frame with the column `time` (and `until`) as time since each client's zero: months where these are dates.

    `zero` is the column with it, or "first" for the client's first row. `until` is a column, or one time for all which
    becomes a column of that name. Dates are written 2026-03-31. Raises InputError naming each line with a cell that is
    no date among dates, or no number, or whose client has no zero.
    """
    columns = [client, time, *([zero] if zero != FIRST else [])]
    if problems := missing_columns(frame, columns, source):
        raise InputError(problems)
    wide = frame if until is None or until in frame else frame.assign(**{until: until})
    dated = bool(_dates(frame[time]).notna().any())
    times, problems = _places(wide[time], time, dated, source)
    if zero == FIRST:
        zeros = pd.Series(times).groupby(wide[client].to_numpy()).transform("min").to_numpy()
    else:
        zeros, more = _places(wide[zero], zero, dated, source, "write the client's zero")
        problems += more
    found = {time: times - zeros}
    if until is not None:
        ends, more = _places(wide[until], until, dated, source)
        # One end for all that can't be read is one problem, not one a line.
        problems += more if until in frame else more[:1]
        found[until] = ends - zeros
    if problems:
        raise InputError(problems)
    return wide.assign(**found)


def plain_times(
    column: pd.Series, name: str, source: str, absent: str, instead: str
) -> tuple[np.ndarray, list[Problem]]:
    """The column's numbers and what is wrong with them (see number_column); of dates one problem, not one a line.

    `instead` says what to do with dates.
    """
    times, problems = number_column(column, name, source, absent)
    if np.isnan(times).all() and _dates(column).notna().any():
        return times, [Problem(source, name, "holds dates, not numbers", instead)]
    return times, problems


def from_zero(stays: Histories) -> Histories:
    """The histories from zero on: what ended before it is left out, what began before it begins there."""
    later = stays.only(stays.exit > 0)
    if not len(later.client):
        raise InputError([Problem("zero", "", "nobody is seen after zero", "look whether zeros and times are alike")])
    out = len(stays.names) - len(later.names)
    return replace(
        later,
        entry=np.maximum(later.entry, 0),
        left_out=stays.left_out | ({"not seen after zero": out} if out else {}),
    )


def _dates(column: pd.Series) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(column):
        return column
    if pd.api.types.is_numeric_dtype(column):
        return pd.Series(pd.NaT, index=column.index)
    return pd.to_datetime(column.astype(str).str.strip(), format="%Y-%m-%d", errors="coerce")


def _places(
    column: pd.Series, name: str, dated: bool, source: str, absent: str | None = None
) -> tuple[np.ndarray, list[Problem]]:
    """Months since 1970 where there are dates, else the numbers; NaN where empty, a problem where it is `absent`."""
    if not dated:
        return number_column(column, name, source, absent)
    dates = _dates(column)
    empty = (column.isna() | column.astype(str).str.strip().isin(ABSENT)).to_numpy()
    advice = "write a date such as 2026-03-31, and leave the cell empty if it is missing"
    problems = problems_at(dates.isna().to_numpy() & ~empty, name, source, "is no date", advice)
    if absent is not None:
        problems += problems_at(empty, name, source, "is empty", absent)
    days = ((dates - pd.Timestamp("1970-01-01")) / pd.Timedelta(days=1)).to_numpy(dtype=np.float64)
    return days / MONTH, problems
