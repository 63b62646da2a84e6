"""The fields of a REDCap data dictionary as items of a meter."""

import re
from pathlib import Path
from typing import Any

from mittari.definitions.item import AnswerKind
from mittari.formats.exchange.condition_text import Reader
from mittari.formats.exchange.conditions import Conditions
from mittari.formats.exchange.foreign_names import is_name_of
from mittari.formats.exchange.limits import refusal
from mittari.formats.exchange.options import Option
from mittari.formats.exchange.redcap_fields import choices, ends, label
from mittari.formats.exchange.redcap_terms import LARGEST_SLIDER, LONGEST, UNWANTED
from mittari.formats.exchange.sheet import Row
from mittari.formats.exchange.sketch import Sketch
from mittari.formats.exchange.yes_no import yes_no

SELECTS = {"radio": AnswerKind.CHOICE, "dropdown": AnswerKind.CHOICE, "checkbox": AnswerKind.MULTICHOICE}
NUMERIC = re.compile(r"integer|number.*")
DATE = re.compile(r"date(time)?(_seconds)?_[a-z]{3}")
WORDS = {
    "time": ("that the answer is a time", "it is a text here"),
    "time_hh_mm_ss": ("that the answer is a time", "it is a text here"),
    "time_mm_ss": ("that the answer is a time", "it is a text here"),
    "alpha_only": ("that only letters are taken", "a text is any text"),
}
"""Forms of text that tell nothing of who somebody is, as a phone number does."""
WHOLE = re.compile(r"-?\d{1,9}")
PIPED = re.compile(r"\[[a-z][a-z0-9_]*\]")
ITEM = re.compile(r"Item ([A-Za-z]\w*)")
ANSWERED = Reader(r"\[(?P<name>(?:checked )?[a-z][a-z0-9_]*)\]")
CHECKED = re.compile(r"\[\s*(\w+)\s*\(\s*(-?\w+)\s*\)\s*\]\s*=\s*(?:'1'|\"1\"|1\b)")
NOT_EMPTY = re.compile(r"(\[\w+\])\s*(?:<>|!=)\s*(?:''|\"\")\s+and\s+(?=\1[^\[]*$)")


class Questions:
    """Makes items of fields, one after the other."""

    def __init__(self, path: Path, sketch: Sketch):
        self._path, self._sketch = path, sketch
        self._conditions = Conditions(sketch, ANSWERED, _simpler)
        self._names: set[str] = set()
        self._matrix, self._stem = "", ""

    def take(self, row: Row) -> bool:
        """Add the item of a field; False if a meter asks no such thing."""
        if row["name"].lower() in self._names:
            raise refusal(
                self._path, f"the field {row['name']!r} is here twice", "give it its own name", line=row.number
            )
        self._note_section(row)
        if not self._add(row, row["type"].lower()):
            return False
        self._names.add(row["name"].lower())
        item = self._sketch.items[-1]
        self._wording(row, item["id"])
        self._condition(row, item)
        return True

    def _add(self, row: Row, kind: str) -> bool:
        if kind in SELECTS:
            options = [Option(code, self._said(text)) for code, text in choices(self._path, row)]
            self._item(row, SELECTS[kind], coding=self._sketch.coding(row["name"], options))
        elif kind in ("yesno", "truefalse"):
            self._item(row, AnswerKind.CHOICE, coding=self._sketch.coding(kind, self._two(kind)))
        elif kind == "slider":
            self._slider(row)
        elif kind == "notes":
            self._item(row, AnswerKind.TEXT)
        else:
            return kind == "text" and self._text(row)
        return True

    def _text(self, row: Row) -> bool:
        validation = row["validation"].lower()
        if NUMERIC.fullmatch(validation):
            item = self._item(row, AnswerKind.NUMBER, **self._ends(row))
            if validation != "number":
                self._sketch.lost(f"items.{item}", f"only the form {validation} is taken", "a number may have decimals")
        elif DATE.fullmatch(validation):
            item = self._item(row, AnswerKind.DATE)
            self._lose_ends(row, item)
            if validation.startswith("datetime"):
                self._sketch.lost(f"items.{item}", "the time of day", "a date is a day")
        elif validation in WORDS:
            item = self._item(row, AnswerKind.TEXT)
            self._lose_ends(row, item)
            self._sketch.lost(f"items.{item}", *WORDS[validation])
        elif not validation:
            self._item(row, AnswerKind.TEXT)
        else:
            return False
        return True

    def _slider(self, row: Row) -> None:
        found = {"minimum": 0, "maximum": LARGEST_SLIDER} | self._ends(row)
        item = self._item(row, AnswerKind.RATING, **found)
        low, middle, high = ends(row)
        self._sketch.wording(item, "low", self._said(low))
        self._sketch.wording(item, "high", self._said(high))
        if middle:
            self._sketch.lost(f"items.{item}", "the word in its middle", "a rating has words at its ends")

    def _item(self, row: Row, kind: AnswerKind, **keys: Any) -> str:
        name, said = row["name"], ITEM.search(row["annotation"])
        if said and is_name_of(said[1], name, UNWANTED, LONGEST):
            name = said[1]
        elif row["annotation"]:
            self._sketch.lost(f"fields.{name}", f"the annotation: {row['annotation']}")
        return self._sketch.item(name, kind, self._said(label(row)), **keys)

    def _ends(self, row: Row) -> dict[str, int]:
        """The whole numbers among the ends of a range; any other end is lost."""
        found = {key: row[key] for key in ("minimum", "maximum") if row[key]}
        for key, text in found.items():
            if not WHOLE.fullmatch(text):
                self._sketch.lost(f"fields.{row['name']}", f"the {key} {text}", "a range has whole ends")
        return {key: int(text) for key, text in found.items() if WHOLE.fullmatch(text)}

    def _lose_ends(self, row: Row, item: str) -> None:
        for key in ("minimum", "maximum"):
            if row[key]:
                self._sketch.lost(f"items.{item}", f"the {key} {row[key]}", "only a number has a range")

    def _two(self, kind: str) -> list[Option]:
        language = self._sketch.language
        if kind == "truefalse" and language.startswith("en"):
            return [Option("1", {language: "True"}), Option("0", {language: "False"})]
        return yes_no([language])[::-1]

    def _note_section(self, row: Row) -> None:
        """The header above a matrix is the stem of its questions; any other is lost."""
        if row["matrix"] != self._matrix:
            self._matrix, self._stem = row["matrix"], ""
        if not row["section"]:
            return
        if row["matrix"]:
            self._stem = label(row, "section")
            todo = (
                f"The questions of {row['matrix']!r} stood under {self._stem!r}, which is now the help of each: reword."
            )
            self._sketch.todo.append(todo)
        else:
            heading = label(row, "section")[:60]
            self._sketch.lost(f"fields.{row['name']}", f"the heading {heading!r}", "a meter has no headings")

    def _wording(self, row: Row, item: str) -> None:
        note = label(row, "note")
        self._sketch.wording(item, "help", self._said("\n".join(filter(None, (self._stem, note)))))
        if PIPED.search(row["label"]):
            self._sketch.todo.append(f"`{item}` repeats an answer in its question, which a meter can't: reword it.")

    def _condition(self, row: Row, item: dict[str, Any]) -> None:
        self._conditions.put(item, row["branching"])
        test = item.get("show_if", {})
        if test.keys() == {"item", "at_most"} and not NOT_EMPTY.search(row["branching"]):
            # REDCap compares an empty field as if it were below every number.
            todo = f"`{item['id']}` is not asked while `{test['item']}` has no answer; in REDCap it may be."
            self._sketch.todo.append(todo)
        checked = "checked " if item["kind"] == AnswerKind.MULTICHOICE else ""
        is_whole = row["validation"].lower() == "integer"
        self._conditions.asked(f"{checked}{row['name'].lower()}", item, is_whole)

    def _said(self, text: str) -> dict[str, str]:
        return {self._sketch.language: text}


def _simpler(condition: str) -> str:
    """Each choice of a checkbox is a field of its own in REDCap; whether there is an answer is asked in any case."""
    return NOT_EMPTY.sub("", CHECKED.sub(r"[checked \1] = '\2'", condition))
