"""XLSForm (ODK, KoboToolbox) to a draft meter. Source: the XLSForm reference, https://xlsform.org."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from mittari.formats.exchange.draft import Draft
from mittari.formats.exchange.language_names import tag_of
from mittari.formats.exchange.limits import nothing_to_ask, refusal, require_few_items
from mittari.formats.exchange.markup import plain
from mittari.formats.exchange.sheet import Row
from mittari.formats.exchange.sketch import Sketch
from mittari.formats.exchange.xlsform_questions import Questions
from mittari.formats.exchange.xlsform_sheets import Sheets, read_sheets

GROUP = re.compile(r"(begin|end)[_ ](group|repeat|loop|lgroup|looped group)(?: over \S+)?", re.IGNORECASE)
LOOPS = ("loop", "looped group")
VERSION = re.compile(r"\d+\.\d+\.\d+")
TAKEN = frozenset({"type", "name", "label", "hint", "relevant", "constraint", "parameters", "disabled", "list_name"})
SETTINGS = frozenset({"form_title", "form_id", "version", "default_language"})
YES = ("yes", "true", "true()")
ONCE = "a meter asks each question once"


def read(path: Path) -> Draft:
    """The draft of a meter in an XLSForm workbook; raises InputError naming sheet and row if it can't be taken."""
    form = _Form(path, read_sheets(path))
    form.take_rows()
    form.take_head()
    form.note_losses()
    return form.sketch.draft()


class _Group(NamedTuple):
    kind: str
    name: str
    condition: str


class _Form:
    def __init__(self, path: Path, sheets: Sheets):
        self.path, self.sheets = path, sheets
        self.sketch = Sketch(path.name)
        self.sketch.language = tag_of(sheets.settings["default_language"]) or self.sketch.language
        self.lists: dict[str, list[Row]] = {}
        for row in sheets.choices:
            self.lists.setdefault(row["list_name"], []).append(row)
        self.questions = Questions(path, self.sketch, self.lists)
        self.groups: list[_Group] = []
        self.opening: dict[str, list[str]] = {}

    def take_rows(self) -> None:
        for row in self.sheets.survey:
            if row["disabled"].lower() not in YES:
                self._take(row)
                require_few_items(self.path, len(self.sketch.items))
        if self.groups:
            raise refusal(self.path, f"the group {self.groups[-1].name!r} has no end", "add its end row", "survey")
        if not self.sketch.items:
            raise nothing_to_ask(self.path, self.sketch.losses, "survey")

    def take_head(self) -> None:
        settings, sketch = self.sheets.settings, self.sketch
        sketch.title({sketch.language: plain(settings["form_title"])})
        sketch.introduction({language: "\n".join(texts) for language, texts in self.opening.items()})
        if VERSION.fullmatch(settings["version"]):
            sketch.version = settings["version"]
        elif settings["version"]:
            sketch.todo.append(
                f"The form's version was {settings['version']}; a meter's has three numbers, like 1.0.0."
            )
        if not settings["default_language"] and any(("label", "") in row.cells for row in self.sheets.survey):
            sketch.todo.append(f"The form does not say the language of its texts: they are taken as {sketch.language}.")
        for name, tag in self.sheets.unnamed.items():
            sketch.todo.append(f"Which language {name!r} is, is not known: rename texts/{tag}.yaml.")

    def note_losses(self) -> None:
        for name, _ in self.sheets.settings.cells:
            if name not in SETTINGS:
                self.sketch.lost(f"settings.{name}", self.sheets.settings[name][:60])
        for sheet, rows in (("survey", self.sheets.survey), ("choices", self.sheets.choices)):
            cells = Counter(name for row in rows for name, _ in row.cells if name not in TAKEN)
            for name, count in cells.items():
                self.sketch.lost(f"{sheet}.{name}", f"{count} filled cells of this column")
        for name in self.lists.keys() - self.questions.used_lists:
            self.sketch.lost(f"choices.{name}", "a list that no question of the meter uses")

    def _take(self, row: Row) -> None:
        kind = " ".join(row["type"].split())
        if group := GROUP.fullmatch(kind):
            self._group(row, *group.groups())
        elif not kind and not (row["name"] and row.wording("label", "")):
            self._skip(row, "a row without a type", "it is only a comment")
        elif not kind:
            raise refusal(self.path, "the row has no type", "say what it is, or empty it", "survey", row.number)
        elif any(group.kind in LOOPS for group in self.groups):
            self._skip(row, kind, f"it is made anew for each option, and {ONCE}")
        elif kind.lower() == "note" and not self.sketch.items:
            for language, text in row.wording("label", self.sketch.language).items():
                self.opening.setdefault(language, []).append(plain(text))
        elif row["appearance"].lower() == "label":
            self._skip(row, kind, "it only heads the columns of a table")
        elif row["read_only"].lower() in YES:
            self._skip(row, kind, "it is filled in and can't be answered")
        else:
            self._question(row, kind)

    def _question(self, row: Row, kind: str) -> None:
        names = [group.name for group in self.groups]
        if not self.questions.take(row, names, [group.condition for group in self.groups]):
            self._skip(row, kind, "a meter neither asks nor computes this")

    def _group(self, row: Row, end: str, kind: str) -> None:
        if end.lower() == "begin":
            self.groups.append(_Group(kind.lower(), row["name"], row["relevant"]))
            for text in list(row.wording("label", self.sketch.language).values())[:1]:
                self._skip(row, f"the heading {plain(text)[:60]!r}", "a meter's questions have no headings")
            if row.wording("hint", self.sketch.language):
                self._skip(row, "the hint of a group", "a meter's questions have no headings")
            if kind.lower() == "repeat":
                self._skip(row, "that its questions are repeated", ONCE)
        elif self.groups:
            self.groups.pop()
        else:
            advice = "check its begin and end rows"
            raise refusal(self.path, "a group ends here that never began", advice, "survey", row.number)

    def _skip(self, row: Row, what: str, why: str) -> None:
        self.sketch.lost(f"survey.{row['name'] or row.number}", what, why)
