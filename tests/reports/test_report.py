"""The same figures in every format, and the same again when written again."""

import csv
import io

import openpyxl

from tests.reports.made_up import report


def test_csv_and_xlsx_have_one_row_a_figure_and_agree() -> None:
    built = report()
    rows = list(csv.DictReader(io.StringIO(built.csv().decode("utf-8-sig"))))
    book = openpyxl.load_workbook(io.BytesIO(built.xlsx()))
    cells = list(book["figures"].iter_rows(values_only=True))
    assert len(rows) == len(cells) - 1 == len(built.released.figures)
    assert list(rows[0]) == list(cells[0])
    for row, line in zip(rows, cells[1:], strict=True):
        assert [as_number(text) for text in row.values()] == [as_number(cell) for cell in line]


def as_number(cell: object) -> object:
    """Numbers as numbers, so that 320 and 320.0 are the same; nothing is an empty text."""
    try:
        return round(float(str(cell)), 12)
    except ValueError:
        return "" if cell is None else cell


def test_equal_reports_are_equal_bytes() -> None:
    built = report()
    assert built.html("fi") == built.html("fi")
    assert built.xlsx() == built.xlsx()


def test_the_languages() -> None:
    assert report().languages == ("fi", "sv", "en")
