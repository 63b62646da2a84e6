"""Workbooks as people make them with a spreadsheet, from tables in Markdown."""

import re
from pathlib import Path

from openpyxl import Workbook


def workbook(markdown: str, path: Path) -> Path:
    """The XLSX file at `path` with a sheet for each first cell of the tables; whole numbers become numbers."""
    book = Workbook()
    book.remove(book.active)
    for line in filter(None, markdown.splitlines()):
        name, *cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        sheet = book.create_sheet(name) if name else book.worksheets[-1]
        if not name:
            sheet.append([int(cell) if re.fullmatch(r"-?\d{1,6}", cell) else cell or None for cell in cells])
    book.save(path)
    return path
