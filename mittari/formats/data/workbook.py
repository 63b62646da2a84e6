"""XLSX: a sheet a table, and sheets that say what columns and values mean; texts never run as formulas."""

from collections.abc import Callable
from pathlib import Path

import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from mittari.errors import InputError, Problem
from mittari.formats.data.cells import values
from mittari.formats.data.codebook import columns_frame, labels_frame
from mittari.formats.data.dataset import Column, Dataset, Kind, Table
from mittari.formats.data.names import each_once
from mittari.formats.spreadsheet import LONGEST_NAME, LONGEST_TEXT, SAFE

MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384
# Rows are written to the disk as they come.
STREAMED = SAFE | {"in_memory": False, "constant_memory": True}


def write(dataset: Dataset, place: Path) -> None:
    """Write the workbook; raises InputError if a table is larger than a sheet can be."""
    for table in dataset.tables:
        _require_room(table, place)
    about = {
        "about": pd.DataFrame({dataset.title: list(dataset.about)}),
        "columns": columns_frame(dataset.tables),
        "labels": labels_frame(dataset),
    }
    names = each_once([*about, *(table.name for table in dataset.tables)], LONGEST_NAME)
    with Workbook(str(place), STREAMED) as book:
        day, bold = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"bold": True})
        sheets = [book.add_worksheet(name) for name in names]
        for sheet, frame in zip(sheets, about.values(), strict=False):
            _fill(sheet, _as_table(frame), day, bold)
        for sheet, table in zip(sheets[len(about) :], dataset.tables, strict=True):
            _fill(sheet, table, day, bold)


def _require_room(table: Table, place: Path) -> None:
    if table.rows >= MOST_ROWS or len(table.columns) > MOST_COLUMNS:
        reason = f"has {table.rows} rows and {len(table.columns)} columns, too many for a sheet"
        raise InputError([Problem(place.name, table.name, reason, "choose another format, or a shorter period")])


def _as_table(frame: pd.DataFrame) -> Table:
    columns = tuple(Column(str(name), Kind.TEXT, str(name), str(name)) for name in frame.columns)
    return Table("", "", columns, len(frame), lambda: iter([frame]))


def _fill(sheet: Worksheet, table: Table, day: object, bold: object) -> None:
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.name, bold)
    first = 1
    for piece in table.read():
        cells = [values(column, piece[column.name]).tolist() for column in table.columns]
        for row, line in enumerate(zip(*cells, strict=True), first):
            for place, cell in enumerate(line):
                if cell is not None:
                    _writer(sheet, cell, day)(row, place, cell)
        first += len(piece)
    sheet.freeze_panes(1, 0)


def _writer(sheet: Worksheet, cell: object, day: object) -> Callable:
    if isinstance(cell, str):
        return lambda row, place, text: sheet.write_string(row, place, text[:LONGEST_TEXT])
    if isinstance(cell, int | float):
        return sheet.write_number
    return lambda row, place, date: sheet.write_datetime(row, place, date, day)
