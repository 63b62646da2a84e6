"""CSV: UTF-8, commas, decimal points, one file a table; non-answers are words, as the house reads them."""

import csv
from pathlib import Path
from typing import TextIO

from mittari.formats.data.cells import texts
from mittari.formats.data.dataset import Dataset, Table

SPREADSHEET_MARK = "utf-8-sig"


def write(dataset: Dataset, table: Table, file: Path) -> None:
    """Write a table with the mark by which spreadsheets know UTF-8."""
    with file.open("w", encoding=SPREADSHEET_MARK, newline="") as target:
        write_rows(table, target)


def write_rows(table: Table, target: TextIO) -> None:
    """Write header and rows; no text is left that a spreadsheet would take for a formula."""
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    for piece in table.read():
        cells = [texts(column, piece[column.name]).tolist() for column in table.columns]
        writer.writerows(zip(*cells, strict=True))
