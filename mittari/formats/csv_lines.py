"""Columns of text to lines of CSV, all rows at once: quoted where it must be, numbers as Python writes them."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

MUST_BE_QUOTED = '[",\r\n]'


def header_line(names: Sequence[str]) -> str:
    """The line with the names of the columns."""
    return csv_lines({name: pa.array([name]) for name in names})


def csv_lines(columns: Mapping[str, pa.Array]) -> str:
    """One line for each row of the columns (text, all of one length)."""
    cells = [_quoted(column) for column in columns.values()]
    lines = pc.binary_join_element_wise(pc.binary_join_element_wise(*cells, ","), "\n", "")
    if not len(lines):
        return ""
    _, ends, characters = lines.buffers()
    return str(characters[: np.frombuffer(ends, dtype=np.int32)[len(lines)]], "utf-8")


def texts(column: pd.Series) -> pa.Array:
    """A column of text, empty where nothing stands."""
    found = pa.array(column, type=pa.string(), from_pandas=True)
    whole = found.combine_chunks() if isinstance(found, pa.ChunkedArray) else found
    return whole.fill_null("")


def floats(column: np.ndarray) -> pa.Array:
    """Numbers in their shortest form that reads back the same; empty for NaN. Few different ones are quickest."""
    positions, values = pd.factorize(column)
    return named(positions, [repr(float(value)) for value in values])


def whole_numbers(column: np.ndarray) -> pa.Array:
    """Whole numbers."""
    return pc.cast(pa.array(column), pa.string())


def named(positions: np.ndarray, names: Sequence[str]) -> pa.Array:
    """The name at each position; empty at -1."""
    places = np.where(positions < 0, len(names), positions)
    return pa.array([*names, ""]).take(pa.array(places))


def _quoted(column: pa.Array) -> pa.Array:
    must = pc.match_substring_regex(column, MUST_BE_QUOTED)
    if not pc.any(must).as_py():
        return column
    doubled = pc.replace_substring(column, '"', '""')
    return pc.if_else(must, pc.binary_join_element_wise('"', doubled, '"', ""), column)
