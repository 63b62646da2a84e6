"""XLSX for translators: a row a text; the sheet `about` says of which meter, from which language into which."""

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from mittari.errors import InputError, Problem
from mittari.formats.exchange.limits import refusal
from mittari.formats.exchange.workbook import read_workbook
from mittari.formats.spreadsheet import xlsx_bytes
from mittari.formats.texts.translation import Row, Translation

TEXTS, ABOUT = "texts", "about"
ABOUT_ROWS = ("meter", "version", "source language", "target language")
COLUMNS = ("key", "source", "target", "status", "reviewed by", "reviewed on", "note")
DAY = 10
"""The letters of a date: a spreadsheet may have made it a moment."""


def content(translation: Translation) -> bytes:
    """The workbook; texts stay texts whatever they begin with."""
    rows = [
        (row.key, row.source, row.target, row.status, row.reviewed_by, row.reviewed_on, row.note)
        for row in translation.rows
    ]
    about = (translation.meter, translation.version, translation.source, translation.target)
    told = pd.DataFrame(list(zip(ABOUT_ROWS, about, strict=True)), columns=["what", "value"])
    return xlsx_bytes({TEXTS: pd.DataFrame(rows, columns=list(COLUMNS)), ABOUT: told})


def read(path: Path) -> Translation:
    """The texts of a workbook; raises InputError for formulas, macros, bombs, and sheets that are not there."""
    sheets = read_workbook(path)
    missing = [name for name in (TEXTS, ABOUT) if not sheets.get(name)]
    if missing:
        raise refusal(path, f"there is no sheet {missing[0]!r}", "send back the workbook that was exported")
    about = {row[0]: row[1] for row in sheets[ABOUT] if len(row) > 1}
    if lost := [name for name in ABOUT_ROWS if not about.get(name)]:
        raise refusal(path, f"the sheet {ABOUT} does not tell the {lost[0]}", "leave that sheet as it was exported")
    meter, version, source, target = (about[name] for name in ABOUT_ROWS)
    return Translation(meter, version, source, target, tuple(_rows(path, sheets[TEXTS])))


def _rows(path: Path, table: list[list[str]]) -> Iterator[Row]:
    header = {name.strip().lower(): place for place, name in enumerate(table[0])}
    if lost := [name for name in COLUMNS[:-1] if name not in header]:
        problems = [Problem(str(path), TEXTS, f"the column {name!r} is gone", "keep the first row", 1) for name in lost]
        raise InputError(problems)
    for number, cells in enumerate(table[1:], 2):
        cell = {name: cells[place].strip() if place < len(cells) else "" for name, place in header.items()}
        if any(cell.values()):
            yield Row(
                cell["key"], cell["source"], cell["target"], cell["status"].lower(), cell["reviewed by"],
                cell["reviewed on"][:DAY], place=f"{TEXTS} row {number}",
            )  # fmt: skip
