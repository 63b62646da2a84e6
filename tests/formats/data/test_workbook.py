"""A workbook reopened by another program: numbers, days and words, and nothing that runs."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from mittari.errors import InputError
from mittari.formats.data import Dataset, workbook
from tests.formats.data.read_back import NON_ANSWERS, expected, found, table


@pytest.fixture
def book(dataset: Dataset, tmp_path: Path) -> openpyxl.Workbook:
    workbook.write(dataset, tmp_path / "a.xlsx")
    return openpyxl.load_workbook(tmp_path / "a.xlsx")


def test_every_cell_comes_back(dataset: Dataset, book: openpyxl.Workbook) -> None:
    for each in dataset.tables:
        header, *rows = book[each.name].iter_rows(values_only=True)
        assert list(header) == [column.name for column in each.columns]
        for written, cells in zip(found(rows), expected(each, NON_ANSWERS), strict=True):
            # A workbook has sixteen digits of a number.
            assert written == [pytest.approx(cell, rel=1e-15) if isinstance(cell, float) else cell for cell in cells]


def test_sheets_say_what_it_is_about(dataset: Dataset, book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["about", "columns", "labels", *(each.name for each in dataset.tables)]
    about = [row[0] for row in book["about"].iter_rows(values_only=True)]
    assert about == [dataset.title, *dataset.about]
    labels = list(book["labels"].iter_rows(values_only=True))
    assert ("small-1.0.0", "date_2", "0", "=low") in labels


def test_no_cell_is_a_formula_or_a_link(book: openpyxl.Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "=low" in [cell.value for cell in cells]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]


def test_days_are_days(book: openpyxl.Workbook) -> None:
    cell = book["small-1.0.0"]["G2"]
    assert isinstance(cell.value, datetime)
    assert cell.number_format == "yyyy-mm-dd"


def test_what_no_sheet_can_hold_is_refused(dataset: Dataset, tmp_path: Path) -> None:
    large = replace(table(dataset), rows=workbook.MOST_ROWS)
    with pytest.raises(InputError, match="1048576 rows and 34 columns, too many"):
        workbook.write(replace(dataset, tables=(large,)), tmp_path / "a.xlsx")
    assert not (tmp_path / "a.xlsx").exists()


def test_long_names_of_sheets_stay_apart(dataset: Dataset, tmp_path: Path) -> None:
    tables = tuple(replace(each, name="m" * 40 + each.name) for each in dataset.tables[:2])
    workbook.write(replace(dataset, tables=tables), tmp_path / "a.xlsx")
    names = openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames
    assert names[3:] == ["m" * 31, "m" * 29 + "_2"]
