"""Tables out as CSV and XLSX: the one writer, so that no text ever becomes a formula or a link."""

import csv
import io
from collections.abc import Mapping
from datetime import UTC, datetime

import pandas as pd
import xlsxwriter

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
LONGEST_NAME = 31
LONGEST_TEXT = 32_767
WIDEST = 60
SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The frame as CSV (UTF-8 with a mark for spreadsheets, commas, decimal points); missing values are empty.

    A text that a spreadsheet would take for a formula gets a leading apostrophe, unless it is a number.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([disarmed(str(name)) for name in frame.columns])
    for row in frame.itertuples(index=False, name=None):
        writer.writerow([disarmed(cell) if isinstance(cell, str) else cell for cell in map(plain, row)])
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """The frames as the sheets of one workbook: texts stay texts, numbers numbers. Equal frames give equal bytes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, SAFE) as workbook:
        workbook.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
        bold = workbook.add_format({"bold": True})
        for name, frame in sheets.items():
            sheet = workbook.add_worksheet(name[:LONGEST_NAME])
            _fill(sheet, frame, bold)
    return out.getvalue()


def _fill(sheet: xlsxwriter.worksheet.Worksheet, frame: pd.DataFrame, bold: xlsxwriter.format.Format) -> None:
    for column, name in enumerate(frame.columns):
        sheet.write_string(0, column, str(name), bold)
        texts = frame[name].map(lambda cell: len(str(plain(cell) or "")))
        sheet.set_column(column, column, min(WIDEST, max([len(str(name)), *texts]) + 2))
    for number, row in enumerate(frame.itertuples(index=False, name=None), 1):
        for column, cell in enumerate(map(plain, row)):
            if isinstance(cell, str):
                sheet.write_string(number, column, cell[:LONGEST_TEXT])
            elif cell is not None:
                sheet.write_number(number, column, cell)
    sheet.freeze_panes(1, 0)


def plain(cell: object) -> str | int | float | None:
    """What is written for a cell: a number, a text, or nothing where it is missing; other things as their text."""
    if cell is None or cell is pd.NA or cell is pd.NaT or cell != cell:
        return None
    if isinstance(cell, bool):
        return str(cell).lower()
    if hasattr(cell, "item"):
        return plain(cell.item())
    return cell if isinstance(cell, int | float) else str(cell)


def disarmed(text: str) -> str:
    """The text, with an apostrophe in front where a spreadsheet would run it."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return text == text.strip()
