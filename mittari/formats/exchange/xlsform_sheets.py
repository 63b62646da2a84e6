"""The three sheets of an XLSForm with its many spellings of a column brought to one."""

import re
from dataclasses import dataclass
from pathlib import Path

from mittari.formats.exchange.language_names import tag_of
from mittari.formats.exchange.limits import refusal
from mittari.formats.exchange.sheet import Column, Row, rows_of
from mittari.formats.exchange.table_file import Rows
from mittari.formats.exchange.workbook import read_workbook

SPELLINGS = {
    "caption": "label",
    "relevance": "relevant",
    "command": "type",
    "tag": "name",
    "value": "name",
    "list name": "list_name",
    "readonly": "read_only",
    "calculate": "calculation",
    "jr:count": "repeat_count",
    "count": "repeat_count",
    "set form title": "form_title",
    "set_form_title": "form_title",
    "set form id": "form_id",
    "set_form_id": "form_id",
    "default language": "default_language",
    "constraint message": "constraint_message",
}
PREFIXES = ("bind", "body", "control")
MEDIA = ("image", "audio", "video", "big-image")


@dataclass(frozen=True)
class Sheets:
    """What an XLSForm holds; `settings` is its one row, `unnamed` the headers whose language is not known."""

    survey: list[Row]
    choices: list[Row]
    settings: Row
    unnamed: dict[str, str]


def read_sheets(path: Path) -> Sheets:
    """The sheets of an XLSForm; raises InputError if the workbook can't be read or is no XLSForm."""
    book = {name.strip().lower(): rows for name, rows in read_workbook(path).items()}
    survey = book.get("survey")
    if not survey:
        there = ", ".join(list(book)[:10]) or "none"
        raise refusal(path, f"there is no sheet named survey with rows in it (sheets: {there})", "is it an XLSForm?")
    unnamed: dict[str, str] = {}
    if ("type", "") not in [_column(header, unnamed) for header in survey[0]]:
        raise refusal(path, "the sheet has no column named type", "is it an XLSForm?", "survey")
    settings = next(iter(_rows(book.get("settings") or [[]], unnamed)), Row(2, {}))
    return Sheets(_rows(survey, unnamed), _rows(book.get("choices") or [[]], unnamed), settings, unnamed)


def _rows(rows: Rows, unnamed: dict[str, str]) -> list[Row]:
    return list(rows_of(rows, [_column(cell, unnamed) for cell in rows[0]]))


def _column(header: str, unnamed: dict[str, str]) -> Column:
    """What a column holds; a language nobody can tell is noted with the private tag it gets."""
    separator = "::" if "::" in header else ":"
    name, *rest = [part.strip() for part in re.sub(r"\s+", " ", header).split(separator)]
    name = name.lower()
    if name in PREFIXES and rest:
        name, *rest = [rest[0].lower(), *rest[1:]]
    if name == "jr" and rest:
        name, rest = f"jr:{rest[0].lower()}", rest[1:]
    if name == "media" and rest:
        name, rest = f"media_{rest[0].lower()}", rest[1:]
    name = f"media_{name}" if name in MEDIA else SPELLINGS.get(name, name.replace(" ", "_"))
    return name, _language(rest[0], unnamed) if rest and rest[0] else ""


def _language(name: str, unnamed: dict[str, str]) -> str:
    known = tag_of(name)
    if known is None and name not in unnamed:
        letters = re.sub("[^A-Za-z0-9]", "", name)[:7] or "x"
        tag = f"und-x-{letters.lower()}"
        unnamed[name] = tag if tag not in unnamed.values() else f"und-x-{len(unnamed)}"
    return known or unnamed[name]
