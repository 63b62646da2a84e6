"""From a table of answers, one row a form and one column an item, to codes, and a list of what could not be read."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from mittari.answers import CODED, parse
from mittari.answers.different import different, spread
from mittari.answers.non_answer import NonAnswer
from mittari.answers.shown import Columns, hangs_on_score, mark_not_asked
from mittari.definitions.item import Item
from mittari.definitions.meter import Meter
from mittari.errors import InputError, Problem


@dataclass(frozen=True)
class CellProblem(Problem):
    """A problem of one cell; `value` is for the owner of the file, and is never printed or logged."""

    value: str = field(default="", repr=False)


@dataclass(frozen=True)
class Origin:
    """Where a table came from: its name, the row number of its first row, and whether decimals have commas."""

    file: str = "frame"
    first_row: int = 0
    decimal_comma: bool = False


def read_codes(meter: Meter, frame: pd.DataFrame, origin: Origin | None = None) -> tuple[Columns, list[CellProblem]]:
    """Codes (int8 or float64, by item id, in the rows' order), and the cells that can't be read and become missing.

    Raises InputError when a column that a score needs is not there at all.
    """
    origin = origin or Origin()
    _require_columns(meter, frame, origin)
    columns: Columns = {}
    problems: list[CellProblem] = []
    for item in meter.structure.items:
        if item.kind in CODED and item.id in frame.columns:
            columns[item.id], found = _read_column(meter, item, frame[item.id], origin)
            problems += found
        elif item.filled_from in ("age", "gender"):
            columns[item.id] = np.full(len(frame), float(NonAnswer.MISSING))
    columns, found = _without_unasked(meter, columns, frame, origin)
    return columns, problems + found


def without_unasked_after(
    meter: Meter, columns: Columns, frame: pd.DataFrame, origin: Origin, scores: Columns
) -> tuple[Columns, list[CellProblem]]:
    """Codes that were scored, with NOT_ASKED also where a question hangs on a score, and what was answered there."""
    return _without_unasked(meter, columns, frame, origin, scores) if hangs_on_score(meter) else (columns, [])


def _require_columns(meter: Meter, frame: pd.DataFrame, origin: Origin) -> None:
    # Age and gender may be left out of a file: the client's record has them, where there is one.
    needed = [item.id for item in meter.needed if item.filled_from not in ("age", "gender")]
    missing = [name for name in needed if name not in frame.columns]
    twice = [name for name in meter.items if name in frame.columns and isinstance(frame[name], pd.DataFrame)]
    free = {str(name).casefold(): str(name) for name in frame.columns if name not in meter.items} if missing else {}
    problems = [Problem(origin.file, name, "this column is here twice", "keep one of them") for name in twice]
    for name in missing:
        near = difflib.get_close_matches(name.casefold(), free, n=1, cutoff=0.5)
        advice = f"is it the column {free[near[0]]!r}? rename it" if near else "add it, empty where nobody answered"
        problems.append(Problem(origin.file, name, f"this item of {meter.id} has no column", advice))
    if problems:
        raise InputError(problems)


def _read_column(meter: Meter, item: Item, column: pd.Series, origin: Origin) -> tuple[np.ndarray, list[CellProblem]]:
    """A column has few different values: each is parsed once and spread over the rows that have it."""
    positions, values = different(column)
    codes = np.full(max(values, default=-1) + 2, float(NonAnswer.MISSING))
    reasons: dict[int, str] = {}
    for number, value in values.items():
        try:
            codes[number] = _code(meter, item, value, origin.decimal_comma)
        except ValueError as error:
            reasons[number] = str(error)
    rows = np.flatnonzero(np.isin(positions, list(reasons)) if reasons else [])
    problems = [
        CellProblem(origin.file, item.id, reasons[positions[row]], _ADVICE, row + origin.first_row, cell)
        for row, cell in _cells(column, rows)
    ]
    return spread(codes, positions, values), problems


_ADVICE = "treated as missing; correct it in the file"


def _cells(column: pd.Series, rows: np.ndarray) -> Iterator[tuple[int, str]]:
    """Rows with what stands in them, taken out of the column all at once: there can be hundreds of thousands."""
    return zip(rows.tolist(), map(str, column.iloc[rows]), strict=True)


def _code(meter: Meter, item: Item, value: object, decimal_comma: bool) -> float:
    if isinstance(value, str):
        written = value.replace(",", ".") if decimal_comma else value
    elif isinstance(value, int | float | np.number) and value in set(NonAnswer):
        return float(value)
    else:
        written = str(value)
    return float(parse(item, meter.coding(item), written))


def _without_unasked(
    meter: Meter, columns: Columns, frame: pd.DataFrame, origin: Origin, scores: Columns | None = None
) -> tuple[Columns, list[CellProblem]]:
    marked, surplus = mark_not_asked(meter, columns, scores)
    reason, advice = "answered, although the question is not asked after the other answers", "not counted"
    problems = [
        CellProblem(origin.file, name, reason, advice, row + origin.first_row, cell)
        for name, there in surplus.items()
        for row, cell in _cells(frame[name], np.flatnonzero(there))
    ]
    return marked, problems
