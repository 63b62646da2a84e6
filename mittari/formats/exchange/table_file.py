"""Delimited text of other programs as rows of texts, read within bounds."""

import csv
import io
from pathlib import Path

from mittari.formats.exchange.limits import MAX_COLUMNS, MAX_ROWS, refusal, text_of

Rows = list[list[str]]
"""Rows of cells; row n of the file, as a spreadsheet counts, is at n - 1. Empty rows at the end are left out."""


def read_rows(path: Path, delimiter: str = ",") -> Rows:
    """The rows of a CSV or TSV file; raises InputError with row and reason if it can't be taken."""
    rows: Rows = []
    reader = csv.reader(io.StringIO(text_of(path), newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            rows.append(row)
            require_room(path, len(rows), len(row))
    except csv.Error:
        advice = 'check its quotes; a quote inside a cell is written twice: "a ""b"" c"'
        raise refusal(path, "this row can't be told apart into cells", advice, line=len(rows) + 1) from None
    return without_empty_end(rows)


def require_room(path: Path, rows: int, columns: int, sheet: str = "") -> None:
    """Raise InputError if a table has more rows or columns than any form needs."""
    if columns > MAX_COLUMNS:
        raise refusal(path, f"more than {MAX_COLUMNS} columns", "is it the right file?", sheet, rows)
    if rows > MAX_ROWS:
        raise refusal(path, f"more than {MAX_ROWS} rows", "is it the right file? a form has fewer", sheet)


def without_empty_end(rows: Rows) -> Rows:
    """The rows without the empty ones at the end."""
    last = next((number for number in range(len(rows), 0, -1) if any(rows[number - 1])), 0)
    return rows[:last]
