"""Columns of text to lines of CSV, all rows at once: quoted where it must be, numbers as Python writes them."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

MUST_BE_QUOTED = '[",\r\n]'


def header_line(names: Sequence[str]) -> str:
    """The line with the names of the columns."""
    return csv_lines([_quoted(pa.array([name])) for name in names])


def csv_lines(columns: Sequence[pa.Array]) -> str:
    """One line for each row of the columns (cells as they are written, all columns of one length)."""
    *cells, last = columns
    lines = pc.binary_join_element_wise(*cells, pc.binary_join_element_wise(last, "\n", ""), ",")
    if not len(lines):
        return ""
    _, ends, characters = lines.buffers()
    return str(characters[: np.frombuffer(ends, dtype=np.int32)[len(lines)]], "utf-8")


def texts(column: pd.Series) -> pa.Array:
    """Cells of text, quoted where they must be, empty where nothing stands."""
    found = pa.array(column, type=pa.string(), from_pandas=True)
    whole = found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
    return _quoted(whole.fill_null(""))


def floats(column: np.ndarray) -> pa.Array:
    """Cells of numbers in the shortest form that reads back the same; empty for NaN."""
    positions, values = pd.factorize(column)
    return named(positions, [repr(float(value)) for value in values])


def whole_numbers(column: np.ndarray) -> pa.Array:
    """Cells of whole numbers."""
    return pc.cast(pa.array(column), pa.string())


def named(positions: np.ndarray, names: Sequence[str]) -> pa.Array:
    """Cells with the name (an id) at each position; empty at -1."""
    places = np.where(positions < 0, len(names), positions)
    return pa.array([*names, ""]).take(pa.array(places))


def _quoted(column: pa.Array) -> pa.Array:
    must = pc.match_substring_regex(column, MUST_BE_QUOTED)
    if not pc.any(must).as_py():
        return column
    doubled = pc.replace_substring(column, '"', '""')
    return pc.if_else(must, pc.binary_join_element_wise('"', doubled, '"', ""), column)
