"""Tables reopened by another program: texts are texts, numbers are numbers, nothing runs."""

import csv
import io
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.formats.spreadsheet import csv_bytes, disarmed, xlsx_bytes

EVIL = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("https://example.org";"x")',
    "https://example.org",
    "mailto:a@example.org",
]
printable = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)


def reopened(frame: pd.DataFrame) -> list[list[Any]]:
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_bytes({"figures": frame})))["figures"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def read_csv(frame: pd.DataFrame) -> list[list[str]]:
    return list(csv.reader(io.StringIO(csv_bytes(frame).decode("utf-8-sig"), newline="")))


def test_no_text_is_a_formula_or_a_link_in_a_workbook() -> None:
    rows = reopened(pd.DataFrame({"=evil": EVIL}))
    assert rows[0] == ["=evil"]
    assert [row[0] for row in rows[1:]] == [text.replace("\r", "_x000D_") for text in EVIL]


@pytest.mark.parametrize("text", EVIL[:7])
def test_a_formula_in_csv_gets_an_apostrophe(text: str) -> None:
    assert read_csv(pd.DataFrame({"x": [text]}))[1][0].startswith("'")


@pytest.mark.parametrize("text", ["-5", "+3.25", "-1e5", "plain", "", "a=b", "ä"])
def test_numbers_and_other_texts_stay_as_they_are(text: str) -> None:
    assert disarmed(text) == text


def test_numbers_stay_numbers_and_missing_is_empty() -> None:
    frame = pd.DataFrame(
        {"n": pd.array([1, None], dtype="Int64"), "value": [0.125, np.nan], "text": ["x", None], "yes": [True, False]}
    )
    assert reopened(frame)[1:] == [[1, 0.125, "x", "true"], [None, None, None, "false"]]
    assert read_csv(frame)[1:] == [["1", "0.125", "x", "true"], ["", "", "", "false"]]


@given(st.lists(printable, min_size=1, max_size=5))
def test_texts_come_back_whole(texts: list[str]) -> None:
    rows = read_csv(pd.DataFrame({"x": texts}))
    assert [row[0] if row else "" for row in rows[1:]] == [disarmed(text) for text in texts]


def test_equal_frames_give_equal_bytes() -> None:
    frame = pd.DataFrame({"x": [1.5]})
    assert xlsx_bytes({"a": frame}) == xlsx_bytes({"a": frame})


def test_several_sheets_with_long_names() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes({"a": pd.DataFrame(), "b" * 40: pd.DataFrame({"x": [1]})})))
    assert book.sheetnames == ["a", "b" * 31]
