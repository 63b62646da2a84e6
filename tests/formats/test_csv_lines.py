"""Lines of CSV that read back as what was written, and that pandas would have written the same."""

import csv
import io

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.formats.csv_lines import csv_lines, floats, header_line, named, texts, whole_numbers

CELL = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=5)


@given(rows=st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
def test_text_reads_back(rows: list[tuple[str, str]]) -> None:
    first, second = (texts(pd.Series(list(column), dtype="str")) for column in zip(*rows, strict=True))
    written = csv_lines([first, second])
    assert list(csv.reader(io.StringIO(written, newline=""))) == [list(row) for row in rows]


@given(values=st.lists(st.floats(allow_infinity=False), min_size=1, max_size=6))
def test_numbers_are_written_as_by_pandas(values: list[float]) -> None:
    column = np.array(values)
    frame = pd.DataFrame({"x": column, "n": np.arange(len(values), dtype=np.int16)})
    written = header_line(["x", "n"]) + csv_lines([floats(column), whole_numbers(frame["n"].to_numpy())])
    # Equal numbers are written alike: -0.0 as what comes first of 0.0 and -0.0.
    assert written.replace("-0.0,", "0.0,") == frame.to_csv(index=False, lineterminator="\n").replace("-0.0,", "0.0,")


def test_names_by_position() -> None:
    assert named(np.array([1, -1, 0]), ["low", "high"]).to_pylist() == ["high", "", "low"]


@pytest.mark.parametrize("kind", ["str", "object", "category"])
def test_columns_of_text_of_any_kind(kind: str) -> None:
    assert texts(pd.Series(["a", "", "ä"], dtype=kind)).to_pylist() == ["a", "", "ä"]


def test_no_rows_are_no_lines() -> None:
    assert csv_lines([pa.array([], pa.string()), pa.array([], pa.string())]) == ""
    assert header_line(["a b", 'c"d']) == 'a b,"c""d"\n'
