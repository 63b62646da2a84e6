"""Workbooks become rows of texts; bombs, macros, formulas and entities are refused within bounded memory and time."""

import datetime
import io
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from mittari.errors import InputError
from mittari.formats.exchange.limits import MB
from mittari.formats.exchange.workbook import read_workbook

MOST = 64 * MB
SHEET = "xl/worksheets/sheet1.xml"
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefgh", "bcdefghi", strict=True))
    + "]><worksheet>&i;</worksheet>"
)


def book(folder: Path, *rows: list[object]) -> Path:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    path = folder / "form.xlsx"
    workbook.save(path)
    return path


def with_parts(path: Path, parts: dict[str, bytes | str]) -> Path:
    """The workbook with parts put in, or in the place of others."""
    old = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(old) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, content in parts.items():
            after.writestr(name, content)
    return path


def worksheet(cells: str, dimension: str = "A1") -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<worksheet xmlns="{space}"><dimension ref="{dimension}"/><sheetData>{cells}</sheetData></worksheet>'


def test_cells_are_texts(tmp_path: Path) -> None:
    cells = ["a", 3, 2.5, 3.0, True, None, datetime.date(2026, 1, 31), " ä "]
    path = book(tmp_path, cells, [], [None, "b"], [None])
    (rows,) = read_workbook(path).values()
    assert rows[0] == ["a", "3", "2.5", "3", "TRUE", "", "2026-01-31T00:00:00", " ä "]
    assert [[cell for cell in row if cell] for row in rows[1:]] == [[], ["b"]]


def test_sheets_are_named_in_their_order(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.title = "survey"
    workbook.create_sheet("choices").append(["x"])
    workbook.save(tmp_path / "form.xlsx")
    assert read_workbook(tmp_path / "form.xlsx") == {"survey": [], "choices": [["x"]]}


def old_workbook(folder: Path) -> Path:
    path = folder / "form.xls"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + b"PK\x03\x04")
    return path


def bombs() -> dict[str, tuple[Callable[[Path], Path], str]]:
    wide = [get_column_letter(number) for number in range(1, 16_385)]
    wide_row = "<row>" + "".join(f'<c r="{name}1"><v>1</v></c>' for name in wide) + "</row>"
    nameless = "<row>" + "".join(f"<c><v>{number**3}</v></c>" for number in range(100_000)) + "</row>"
    far = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    zeros = b"<a>" + b"0" * (60 * MB) + b"</a>"

    def sheet(cells: str, dimension: str = "A1") -> Callable[[Path], Path]:
        return lambda folder: with_parts(book(folder, ["a"]), {SHEET: worksheet(cells, dimension)})

    def part(name: str, content: bytes | str) -> Callable[[Path], Path]:
        return lambda folder: with_parts(book(folder, ["a"]), {name: content})

    return {
        "a formula": (lambda folder: book(folder, ["a"], ["b", "=1+1"]), "Sheet!B2: a formula is not run"),
        "a call": (lambda folder: book(folder, ["=cmd|' /C calc'!A0"]), "Sheet!A1: a formula is not run"),
        "an array formula": (
            sheet('<row r="1"><c r="A1"><f t="array" ref="A1">SUM(1)</f><v>1</v></c></row>'),
            "Sheet!A1: a formula is not run",
        ),
        "macros": (part("xl/vbaProject.bin", b"\0"), "it holds macros"),
        "a part that grows 1000 times": (part("xl/media/a.xml", zeros), "unpacks to more than 200 times"),
        "parts that grow together": (
            lambda folder: with_parts(book(folder, ["a"]), {f"xl/{n}.bin": b"0" * (7 * MB) for n in range(10)}),
            "unpacks to more than 64 MB",
        ),
        "a thousand parts": (
            lambda folder: with_parts(book(folder, ["a"]), {f"xl/{number}.txt": b"" for number in range(1_001)}),
            "or 1000 parts",
        ),
        "a billion laughs": (part(SHEET, LAUGHS), "declares a document type"),
        "laughs in UTF-16": (part(SHEET, LAUGHS.replace("1.0", "1.0").encode("utf-16")), "declares a document type"),
        "a file from outside": (
            part(SHEET, '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'),
            "declares a document type",
        ),
        "16,384 columns": (sheet(wide_row), "more than 1000 columns"),
        "100,000 nameless columns": (sheet(nameless), "more than 1000 columns"),
        "a row at the very end": (sheet(far, "A1:XFD1048576"), "more than 20000 rows"),
        "a row below all rows": (sheet(far.replace("1048576", "900000000")), "where no sheet ends"),
        "an old workbook": (old_workbook, "in the old form (.xls)"),
        "half an XML": (part(SHEET, "<worksheet><sheetData>"), "is not XML"),
        "no workbook": (part("xl/workbook.xml", "<a/>"), "there is no sheet"),
        "cells that are none": (sheet('<row r="x"><c r="??"><v>q</v></c></row>'), "the workbook is damaged"),
    }


@pytest.mark.parametrize("name", bombs())
def test_is_refused_in_bounded_memory_and_time(name: str, tmp_path: Path) -> None:
    make, says = bombs()[name]
    path = make(tmp_path)
    tracemalloc.start()
    started = time.perf_counter()
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert says in str(caught.value)
    assert all(problem.advice for problem in caught.value.problems)
    assert peak < MOST
    assert time.perf_counter() - started < 60


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"hello", b"\xd0\xcf\x11\xe0old", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    assert all(problem.advice for problem in caught.value.problems)


def test_a_part_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """The zip's directory says one byte; what is packed is a megabyte."""
    path = with_parts(book(tmp_path, ["a"]), {"xl/lies.xml": b"<a>" + b"0" * MB + b"</a>"})
    content = bytearray(path.read_bytes())
    place = content.rindex(b"xl/lies.xml") - 46 + 24
    content[place : place + 4] = (1).to_bytes(4, "little")
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"is not XML|damaged"):
        read_workbook(path)


def test_a_locked_part_is_refused(tmp_path: Path) -> None:
    path = book(tmp_path, ["a"])
    content = bytearray(path.read_bytes())
    place = content.index(b"PK\x01\x02") + 8
    content[place] |= 1
    path.write_bytes(content)
    with pytest.raises(InputError, match="damaged or locked"):
        read_workbook(path)


def test_what_is_only_formatted_below_and_beside_the_cells_does_not_count(tmp_path: Path) -> None:
    path = book(tmp_path, ["a", "b"])
    workbook = openpyxl.load_workbook(path)
    workbook.active.cell(30_000, 1).font = openpyxl.styles.Font(bold=True)
    workbook.active.cell(1, 2_000).font = openpyxl.styles.Font(bold=True)
    workbook.save(path)
    assert list(read_workbook(path).values()) == [[["a", "b"]]]


@pytest.mark.parametrize(("row", "column", "reason"), [(30_000, 1, "more than 20000 rows"), (1, 2_000, "columns")])
def test_a_filled_cell_too_far_away_is_refused(row: int, column: int, reason: str, tmp_path: Path) -> None:
    path = book(tmp_path, ["a"])
    workbook = openpyxl.load_workbook(path)
    workbook.active.cell(row, column).value = "x"
    workbook.save(path)
    with pytest.raises(InputError, match=reason):
        read_workbook(path)
