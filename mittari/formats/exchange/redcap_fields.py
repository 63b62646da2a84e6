"""The rows of a REDCap data dictionary by the names of its columns, and what its cells hold."""

import re
from pathlib import Path

from mittari.formats.exchange.cell_text import unguarded
from mittari.formats.exchange.limits import refusal, text_of
from mittari.formats.exchange.markup import plain
from mittari.formats.exchange.redcap_terms import API_COLUMNS, COLUMNS
from mittari.formats.exchange.sheet import Row, rows_of
from mittari.formats.exchange.table_file import read_rows

KEYS = API_COLUMNS | {header.lower(): key for key, header in COLUMNS.items()} | {"choices or calculations": "choices"}
NEEDED = ("name", "type", "label")


def read_fields(path: Path) -> list[Row]:
    """The rows of a data dictionary; raises InputError if the file can't be read or is no data dictionary."""
    header = text_of(path).partition("\n")[0]
    rows = read_rows(path, max(",;\t", key=header.count))
    keys = [KEYS.get(" ".join(cell.lower().split()), "") for cell in rows[0]] if rows else []
    if keys[1:2] == ["form"] and "name" not in keys:
        # REDCap goes by the order of the columns, so that a header may say anything; so it is where only one does.
        keys[0] = "name"
    for key in NEEDED:
        if key not in keys:
            advice = "is it a data dictionary? REDCap downloads one under Project Setup"
            raise refusal(path, f"there is no column {COLUMNS[key]!r}", advice, line=1)
    return list(rows_of(rows, [(key, "") for key in keys]))


def label(row: Row, key: str = "label") -> str:
    """A text of a row without its markup."""
    return plain(unguarded(row[key]))


def choices(path: Path, row: Row) -> list[tuple[str, str]]:
    """Code and text of each choice; raises InputError if they can't be told apart."""
    found = []
    for part in filter(str.strip, re.split(r"[|\n]", unguarded(row["choices"]))):
        code, comma, text = part.partition(",")
        if not comma or not code.strip():
            reason = f"the choices of {row['name']!r} are not like `1, Yes | 2, No`"
            raise refusal(path, reason, "give each its code and a comma", "Choices", row.number)
        found.append((code.strip(), plain(text)))
    if not found:
        raise refusal(path, f"{row['name']!r} has no choices", "give them, or another type", "Choices", row.number)
    return found


def ends(row: Row) -> list[str]:
    """The texts along a slider: none, or left, middle and right."""
    texts = [plain(part) for part in unguarded(row["choices"]).split("|")] if row["choices"] else []
    return [texts[0], "", texts[1]] if len(texts) == 2 else [*texts, "", "", ""][:3]
