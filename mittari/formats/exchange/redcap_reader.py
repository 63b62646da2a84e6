"""A REDCap data dictionary to a draft meter."""

import re
from collections import Counter
from pathlib import Path

from mittari.formats.exchange.draft import Draft
from mittari.formats.exchange.limits import nothing_to_ask, refusal, require_few_items
from mittari.formats.exchange.markup import plain
from mittari.formats.exchange.redcap_fields import label, read_fields
from mittari.formats.exchange.redcap_questions import Questions
from mittari.formats.exchange.sheet import Row
from mittari.formats.exchange.sketch import Sketch

HEADING = re.compile(r"\s*(?:<div[^>]*>\s*)?<h([1-6])(?:\s[^>]*)?>(.*)</h\1>.*", re.IGNORECASE | re.DOTALL)
NOT_ASKED = re.compile(r"@(HIDDEN|CALCTEXT|CALCDATE|SETVALUE)\b")
ABOUT = re.compile(r"version (\d+\.\d+\.\d+), language ([a-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)")
COLUMNS = {
    "required": "that it must be answered",
    "alignment": "how it is laid out",
    "number": "its number",
    "ranking": "ranking in a matrix",
}


def read(path: Path) -> Draft:
    """The draft of a meter in a data dictionary; raises InputError naming the row if it can't be taken."""
    form = _Form(path, read_fields(path))
    form.take_rows()
    form.take_head()
    return form.sketch.draft()


class _Form:
    def __init__(self, path: Path, rows: list[Row]):
        self.path, self.rows = path, rows
        self.sketch = Sketch(path.name)
        self.questions = Questions(path, self.sketch)
        self.title = ""
        self.opening: list[str] = []

    def take_rows(self) -> None:
        about = ABOUT.search(self.rows[0]["annotation"]) if self.rows else None
        if about:
            self.sketch.version, self.sketch.language = about.groups()
        else:
            todo = f"The file does not say the language of its texts: they are taken as {self.sketch.language}."
            self.sketch.todo.append(todo)
        for row in self.rows:
            self._take(row)
            require_few_items(self.path, len(self.sketch.items))
        if not self.sketch.items:
            raise nothing_to_ask(self.path, self.sketch.losses)

    def take_head(self) -> None:
        sketch = self.sketch
        forms = list(dict.fromkeys(row["form"] for row in self.rows if row["form"]))
        if not self.title and forms:
            self.title = forms[0].replace("_", " ").capitalize()
            sketch.todo.append("The title is made of the form's name, as the file has none.")
        sketch.title({sketch.language: self.title})
        sketch.introduction({sketch.language: "\n".join(self.opening)})
        if len(forms) > 1:
            listed = ", ".join(forms)
            sketch.todo.append(f"The file holds {len(forms)} forms ({listed}): delete what is not of this meter.")
        for key, count in Counter(key for row in self.rows for key, _ in row.cells if key in COLUMNS).items():
            sketch.lost(f"columns.{key}", f"{COLUMNS[key]}: {count} fields")

    def _take(self, row: Row) -> None:
        kind, name = row["type"].lower(), row["name"]
        if not name or not kind:
            raise refusal(self.path, "a field has no name or no type", "give it both", line=row.number)
        if row is self.rows[0] and kind == "text" and name.lower().endswith("id"):
            self._skip(row, "the id of the record", "mittari gives its own")
        elif row["identifier"].lower() == "y":
            self._skip(row, "a field that tells who somebody is", "answers and identities are kept apart")
        elif found := NOT_ASKED.search(row["annotation"]):
            self._skip(row, f"a field with {found[0]}", "a meter has only what is asked")
        elif kind == "descriptive" and not self.sketch.items:
            self._open(row)
        elif not self.questions.take(row):
            self._skip(row, f"a field of the type {kind} {row['validation']}".strip(), "a meter does not ask for this")

    def _open(self, row: Row) -> None:
        """What stands before the first question introduces it; a heading on top is the title."""
        heading = HEADING.fullmatch(row["label"])
        if heading and not self.title:
            self.title = plain(heading[2])
        else:
            self.opening.append(label(row))

    def _skip(self, row: Row, what: str, why: str) -> None:
        self.sketch.lost(f"fields.{row['name']}", what, why)
