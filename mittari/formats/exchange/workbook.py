"""XLSX of other programs as rows of texts, read within bounds: no bombs, no macros, no formulas, no entities.

A workbook is a zip of XML. Before openpyxl sees it, the zip's directory and every XML file in it are looked through.
"""

import datetime
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

import openpyxl

from mittari.formats.exchange.limits import MB, bytes_of, refusal
from mittari.formats.exchange.table_file import Rows, require_room

MAX_PARTS = 1_000
MAX_UNPACKED = 64 * MB
MAX_RATIO = 200
CHUNK = 64 * 1024
LONGEST_SHEET = 1_048_576
COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SAVE_AS = "save it as an ordinary .xlsx workbook with values only"


def read_workbook(path: Path) -> dict[str, Rows]:
    """The sheets of a workbook by name, in its order; raises InputError naming sheet and cell."""
    content = bytes_of(path)
    _require_harmless(path, content)
    try:
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
        sheets = {sheet.title: _rows(path, sheet) for sheet in book.worksheets}
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, zipfile.BadZipFile, SyntaxError, OSError):
        raise refusal(path, "the workbook is damaged", SAVE_AS) from None
    if not sheets:
        raise refusal(path, "there is no sheet in the workbook", SAVE_AS)
    return sheets


def _require_harmless(path: Path, content: bytes) -> None:
    if content.startswith(COMPOUND_FILE):
        raise refusal(path, "this is a workbook in the old form (.xls), or a locked one", SAVE_AS)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _require_small(path, archive)
            for part in archive.infolist():
                if part.filename.endswith((".xml", ".rels", ".vml")):
                    _require_plain_xml(path, archive, part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, zlib.error):
        raise refusal(path, "this is not an XLSX workbook, or it is damaged or locked", SAVE_AS) from None


def _require_small(path: Path, archive: zipfile.ZipFile) -> None:
    """What the zip's directory says; zipfile then never unpacks more of a part than its directory said."""
    parts = archive.infolist()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        reason = f"it unpacks to more than {MAX_UNPACKED // MB} MB or {MAX_PARTS} parts"
        raise refusal(path, reason, "is it the right file? a form is far smaller")
    for part in parts:
        if part.file_size > MB and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            raise refusal(path, f"{part.filename} unpacks to more than {MAX_RATIO} times its size", SAVE_AS)
        if part.filename.lower().endswith("vbaproject.bin"):
            raise refusal(path, "it holds macros", SAVE_AS)


def _require_plain_xml(path: Path, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    def refuse(*_: object) -> None:
        raise refusal(path, f"{part.filename} declares a document type, which can hide a bomb", SAVE_AS)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    try:
        with archive.open(part) as file:
            while chunk := file.read(CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
    except expat.ExpatError:
        raise refusal(path, f"{part.filename} in it is not XML", SAVE_AS) from None


def _rows(path: Path, sheet: Any) -> Rows:
    # What a sheet says of its own size is not to be believed; many are formatted far beyond their last cell.
    sheet.reset_dimensions()
    rows: Rows = []
    empty = 0
    for row in sheet.iter_rows():
        cells = without_empty_end_of_row(_cells(path, sheet.title, row))
        if not cells:
            empty += 1
            if empty > LONGEST_SHEET:
                raise refusal(path, f"a row lies below row {LONGEST_SHEET}, where no sheet ends", SAVE_AS, sheet.title)
            continue
        require_room(path, len(rows) + empty + 1, len(cells), sheet.title)
        rows += [[] for _ in range(empty)]
        rows.append(cells)
        empty = 0
    return rows


def without_empty_end_of_row(cells: Iterator[str]) -> list[str]:
    """The cells up to the last one that is filled."""
    row = list(cells)
    while row and not row[-1]:
        row.pop()
    return row


def _cells(path: Path, sheet: str, row: tuple) -> Iterator[str]:
    for cell in row:
        if cell.data_type == "f":
            advice = "replace formulas by their values"
            raise refusal(path, "a formula is not run, and not guessed", advice, f"{sheet}!{cell.coordinate}")
        yield _text(cell.value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    return str(value)
