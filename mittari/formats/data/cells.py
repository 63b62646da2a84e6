"""Cells as text and as plain values: each of a column's different values is converted once."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from mittari.answers.non_answer import NonAnswer
from mittari.formats.data.dataset import Column, Kind
from mittari.formats.spreadsheet import disarmed, plain

WORDS = {float(kind): kind.word for kind in NonAnswer}


def texts(column: Column, cells: pd.Series) -> np.ndarray:
    """The cells as they stand in a text file, as an object array; empty where there is nothing.

    Days are YYYY-MM-DD, non-answers their words (refused), numbers have a decimal point and come back to the same bits.
    """
    return _mapped(cells, TEXTS[column.kind], "")


def values(column: Column, cells: pd.Series) -> np.ndarray:
    """The cells as plain Python values, as an object array: days are dates, non-answers words, None is nothing."""
    return _mapped(cells, VALUES[column.kind], None)


def number(code: float) -> int | float:
    """A code as a whole number if it is one."""
    return int(code) if code == int(code) else float(code)


def _answer(code: float) -> str | int | float:
    return WORDS.get(float(code)) or number(code)


TEXTS: dict[Kind, Callable] = {
    Kind.TEXT: disarmed,
    Kind.DAY: lambda day: str(day.date()),
    Kind.WHOLE: lambda whole: str(int(whole)),
    Kind.REAL: lambda real: repr(float(real)),
    Kind.ANSWER: lambda code: str(_answer(code)),
}
VALUES: dict[Kind, Callable] = {
    Kind.TEXT: str,
    Kind.DAY: lambda day: day.date(),
    Kind.WHOLE: int,
    Kind.REAL: plain,
    Kind.ANSWER: _answer,
}


def _mapped(cells: pd.Series, convert: Callable, nothing: object) -> np.ndarray:
    places, found = pd.factorize(cells)
    converted = np.empty(len(found) + 1, dtype=object)
    converted[:-1] = [convert(value) for value in found]
    # Where there is nothing, the place is -1.
    converted[-1] = nothing
    return converted[places]
