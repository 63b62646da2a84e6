"""Cells as text come back to the same value; non-answers are words."""

import math
from datetime import date

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from mittari.formats.data.cells import number, texts, values
from mittari.formats.data.dataset import Column, Kind

DAYS = pd.Series(pd.to_datetime(["2025-01-31", "NaT"])).astype("datetime64[s]")


def column(kind: Kind) -> Column:
    return Column("x", kind, "X", "x")


def test_codes_are_numbers_and_non_answers_words() -> None:
    codes = pd.Series(np.array([3, -125, -126, -127, -128, -1], dtype=np.int16))
    words = ["3", "not_asked", "not_applicable", "refused", "missing", "-1"]
    assert texts(column(Kind.ANSWER), codes).tolist() == words
    assert values(column(Kind.ANSWER), codes).tolist() == [3, *words[1:5], -1]
    assert texts(column(Kind.ANSWER), pd.Series([2.5, 2.0, -127.0])).tolist() == ["2.5", "2", "refused"]


def test_what_is_not_there_is_empty() -> None:
    whole = pd.Series([7, None], dtype="Int64")
    words = pd.Series(["=1+1", None], dtype="str")
    assert texts(column(Kind.WHOLE), whole).tolist() == ["7", ""]
    assert values(column(Kind.WHOLE), whole).tolist() == [7, None]
    assert texts(column(Kind.TEXT), words).tolist() == ["'=1+1", ""]
    assert values(column(Kind.TEXT), words).tolist() == ["=1+1", None]
    assert texts(column(Kind.DAY), DAYS).tolist() == ["2025-01-31", ""]
    assert values(column(Kind.DAY), DAYS).tolist() == [date(2025, 1, 31), None]


@given(st.lists(st.floats(allow_infinity=False)))
def test_real_numbers_come_back_to_the_same_bits(numbers: list[float]) -> None:
    found = texts(column(Kind.REAL), pd.Series(numbers, dtype=np.float64))
    assert [float(text) for text in found if text] == [one for one in numbers if not math.isnan(one)]


def test_no_rows_are_no_cells() -> None:
    assert texts(column(Kind.REAL), pd.Series(dtype=np.float64)).tolist() == []


def test_a_whole_number_is_written_as_one() -> None:
    assert (number(3.0), number(3.5)) == (3, 3.5)
    assert isinstance(number(3.0), int)
