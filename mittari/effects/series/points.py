"""A series on an even grid of time, checked: what came before a change and what after."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.change.number_column import is_empty, missing_columns, number_column, problems_at
from mittari.errors import InputError, Problem

OFF_GRID = 0.1
"""How far off the even grid a point may lie, in steps: months are not equally long, and times are rounded."""


@dataclass(frozen=True)
class Points:
    """The points with a value, in order of time; `value` is as it is analysed (its logarithm, less the control).

    `steps` (whole numbers) count the grid of `step` units of time, `since` is the time since the last step before the
    change (0 before it), `season` the name of each point's season, if any. `unmeasured` points had no value,
    `without_row` steps from the first row to the last have no row.
    """

    time: np.ndarray
    value: np.ndarray
    steps: np.ndarray
    step: float
    after: np.ndarray
    since: np.ndarray
    season: np.ndarray | None
    unmeasured: int
    without_row: int


def read_points(
    frame: pd.DataFrame,
    *,
    time: str,
    value: str,
    change: float,
    season: str | None = None,
    control: str | None = None,
    log: bool = False,
    source: str = "series",
) -> Points:
    """The points of a frame with one row a point in time; `change` is the time of the first point after the change.

    Points without a value (or without one of the control series) are counted and left out: gaps are allowed.
    Raises InputError naming each line with text in a number column, no time, a time twice or off the even grid, no
    season, or with `log` a value that is not above 0; and where no point lies before the change, or none after.
    """
    named = [time, value, *(name for name in (season, control) if name is not None)]
    if problems := missing_columns(frame, named, source):
        raise InputError(problems)
    times, problems = number_column(frame[time], time, source, "write when it was, as a number such as months")
    steps, step, more = _grid(times, time, source)
    problems += more
    values, more = _values(frame, value, control, log, source)
    problems += more
    if season is not None:
        advice = "say which season it is in, such as the month"
        problems += problems_at(is_empty(frame[season]), season, source, "is empty", advice)
    if problems:
        raise InputError(problems)
    order = np.argsort(times, kind="stable")
    order = order[~np.isnan(values[order])]
    after = times[order] >= change
    _require_both_sides(after, change, source)
    first = times[order][after][0]
    return Points(
        time=times[order],
        value=values[order],
        steps=steps[order],
        step=step,
        after=after,
        since=np.where(after, times[order] - _before(first, change, step) + step, 0.0),
        season=frame[season].astype(str).str.strip().to_numpy()[order] if season is not None else None,
        unmeasured=int(np.isnan(values).sum()),
        without_row=int(np.ptp(steps)) + 1 - len(steps),
    )


def _before(first: float, change: float, step: float) -> float:
    """The grid's first time from the change on, also where that point itself has no value."""
    return float(first - step * np.floor((first - change) / step + OFF_GRID))


def _grid(times: np.ndarray, place: str, source: str) -> tuple[np.ndarray, float, list[Problem]]:
    known = times[np.isfinite(times)]
    problems = problems_at(
        pd.Series(times).duplicated(keep=False).to_numpy() & np.isfinite(times),
        place,
        source,
        "this time stands in several rows",
        "keep one row a time; a sum or mean over groups makes one series",
    )
    distinct = np.unique(known)
    if len(distinct) < 2:
        return np.zeros(len(times), dtype=np.int64), 1.0, problems
    step, first = _most_even(distinct)
    known_or_first = np.where(np.isfinite(times), times, first)
    off = ~_on_grid(known_or_first, step, first)
    advice = "points must be evenly apart; leave out those between, or count months, weeks or days"
    problems += problems_at(
        off, place, source, f"does not lie on the even grid of {step:g} that most points do", advice
    )
    return np.rint((known_or_first - distinct[0]) / step).astype(np.int64), step, problems


def _most_even(distinct: np.ndarray) -> tuple[float, float]:
    """A step and a time from which all points lie evenly, or else most of them."""
    gaps, span = np.diff(distinct), float(np.ptp(distinct))
    for gap in (gaps.min(), gaps[gaps < 1.5 * np.median(gaps)].mean()):
        # Rounded times and months of 28 to 31 days: the step is the mean over the whole span.
        step = span / max(round(span / float(gap)), 1)
        if _on_grid(distinct, step, float(distinct[0])).all():
            return step, float(distinct[0])
    values, often = np.unique(gaps.round(9), return_counts=True)
    step = float(values[often.argmax()])
    return step, float(max(distinct, key=lambda start: _on_grid(distinct, step, start).sum()))


def _on_grid(times: np.ndarray, step: float, first: float) -> np.ndarray:
    exact = (times - first) / step
    return np.abs(exact - np.rint(exact)) < OFF_GRID


def _values(
    frame: pd.DataFrame, value: str, control: str | None, log: bool, source: str
) -> tuple[np.ndarray, list[Problem]]:
    total: np.ndarray = np.zeros(len(frame))
    problems: list[Problem] = []
    for name, sign in ((value, 1.0), (control, -1.0)):
        if name is None:
            continue
        numbers, found = number_column(frame[name], name, source, None)
        problems += found
        if log:
            advice = "leave out --log, or look at the value"
            problems += problems_at(numbers <= 0, name, source, "is not above 0, so it has no logarithm", advice)
            numbers = np.log(np.where(numbers > 0, numbers, np.nan))
        total = total + sign * numbers
    return total, problems


def _require_both_sides(after: np.ndarray, change: float, source: str) -> None:
    for side, there in (("before", ~after), ("from", after)):
        if not there.any():
            reason = f"no point has a value {side} the change at {change:g}"
            raise InputError([Problem(source, "", reason, "give the time of the first point after the change")])
