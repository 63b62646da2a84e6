"""The question rows of an XLSForm as items of a meter."""

import re
from pathlib import Path

from mittari.definitions.item import AnswerKind
from mittari.formats.exchange.condition_text import Reader
from mittari.formats.exchange.conditions import Conditions
from mittari.formats.exchange.limits import refusal
from mittari.formats.exchange.markup import plain
from mittari.formats.exchange.options import Option, Wording
from mittari.formats.exchange.sheet import Row
from mittari.formats.exchange.sketch import Sketch

SELECT = re.compile(
    r"(?:(?P<one>select_one|select one(?: from)?|select1|add select one prompt using)"
    r"|select_multiple|select all that apply(?: from)?|select multiple(?: from)?|add select multiple prompt using)"
    r" (?P<list>\S+)(?P<other> or[_ ](?:specify )?other)?",
    re.IGNORECASE,
)
KINDS = {
    "integer": AnswerKind.NUMBER,
    "int": AnswerKind.NUMBER,
    "decimal": AnswerKind.NUMBER,
    "range": AnswerKind.RATING,
    "text": AnswerKind.TEXT,
    "string": AnswerKind.TEXT,
    "date": AnswerKind.DATE,
    "time": AnswerKind.TEXT,
    "datetime": AnswerKind.DATE,
}
HALF_TAKEN = {
    "time": ("that the answer is a time", "it is a text here"),
    "datetime": ("the time of day", "a date is a day"),
}
WHOLE = re.compile(r"-?\d{1,9}(?:\.0+)?")
PARAMETER = re.compile(r"\b(\w{1,40})\s*=\s*([^\s;,]+)")
PIPED = re.compile(r"\$\{[^{}]*\}")
ANSWERED = Reader(r"\$\{\s*(?P<name>(?:selected )?[\w.-]+)\s*\}")
ITSELF = Reader(r"(?P<name>\.)(?!\d)")
NOT_EMPTY = re.compile(r"(\$\{[^{}]*\})\s*!=\s*(?:''|\"\")\s+and\s+(?=\1[^$]*$)")
SELECTED = re.compile(r"selected\(\s*\$\{\s*([\w.-]+)\s*\}\s*,\s*('[^']*'|\"[^\"]*\")\s*\)")


class Questions:
    """Makes items of rows, one after the other; `lists` are the rows of the choices sheet by the name of their list."""

    def __init__(self, path: Path, sketch: Sketch, lists: dict[str, list[Row]]):
        self._path, self._sketch, self._lists = path, sketch, lists
        self._conditions = Conditions(sketch, ANSWERED, _simpler)
        self._names: set[str] = set()
        self.used_lists: set[str] = set()

    def take(self, row: Row, groups: list[str], conditions: list[str]) -> bool:
        """Add the item of a row, in groups that have conditions; False if a meter does not ask such a thing."""
        kind = " ".join(row["type"].split())
        selected = SELECT.fullmatch(kind)
        if not selected and kind.lower() not in KINDS:
            return False
        if not row["name"]:
            raise self._refusal(row, "the question has no name", "give it one")
        if selected:
            self._choice(row, groups, selected)
        else:
            self._plain(row, groups, kind.lower())
        item = self._sketch.items[-1]
        self._sketch.wording(item["id"], "help", self._text(row, "hint"))
        self._conditions.put(item, *conditions, row["relevant"])
        self._conditions.asked(f"selected {row['name']}", item)
        if item["kind"] != AnswerKind.MULTICHOICE:
            self._conditions.asked(row["name"], item, is_whole=kind.lower() in ("integer", "int"))
        return True

    def _choice(self, row: Row, groups: list[str], selected: re.Match[str]) -> None:
        name = selected["list"]
        if name not in self._lists:
            raise self._refusal(row, f"there is no list {name!r} in the choices sheet", "correct the name of the list")
        options = [Option(option["name"], self._text(option, "label")) for option in self._lists[name]]
        self.used_lists.add(name)
        coding = self._sketch.coding(name, options, is_named=True)
        kind = AnswerKind.CHOICE if selected["one"] else AnswerKind.MULTICHOICE
        item = self._item(row, groups, kind, coding=coding)
        if selected["other"]:
            self._sketch.lost(f"items.{item}", "the option to write something else")
        self._require_no(row, item, "constraint")

    def _plain(self, row: Row, groups: list[str], kind: str) -> None:
        if kind == "range":
            self._rating(row, groups)
        elif KINDS[kind] is AnswerKind.NUMBER:
            ends = self._ends(row, kind)
            item = self._item(row, groups, AnswerKind.NUMBER, **{key: int(end) for key, end in ends.items()})
            if kind != "decimal":
                self._sketch.lost(f"items.{item}", "only whole numbers are taken", "a number may have decimals")
            if row["constraint"] and not ends:
                self._require_no(row, item, "constraint")
        else:
            item = self._item(row, groups, KINDS[kind])
            self._require_no(row, item, "constraint")
            if kind in HALF_TAKEN:
                self._sketch.lost(f"items.{item}", *HALF_TAKEN[kind])

    def _rating(self, row: Row, groups: list[str]) -> None:
        given = dict(PARAMETER.findall(row["parameters"]))
        start, end, step = (given.pop(key, usual) for key, usual in (("start", "1"), ("end", "10"), ("step", "1")))
        if not all(map(WHOLE.fullmatch, (start, end))) or float(start) >= float(end):
            raise self._refusal(
                row, f"a range from {start} to {end} is no rating", "give whole numbers, start below end"
            )
        is_whole = WHOLE.fullmatch(step) is not None and float(step) == 1
        kind = AnswerKind.RATING if is_whole else AnswerKind.NUMBER
        item = self._item(row, groups, kind, minimum=int(float(start)), maximum=int(float(end)))
        if not is_whole:
            self._sketch.lost(f"items.{item}", f"the steps of {step} between its answers", "a number has no steps")
        self._anchors(item, given.pop("tick_labelset", ""), start, end)
        for key, value in given.items():
            self._sketch.lost(f"items.{item}", f"{key}={value}")
        self._require_no(row, item, "constraint")

    def _anchors(self, item: str, name: str, start: str, end: str) -> None:
        labels = {option["name"]: self._text(option, "label") for option in self._lists.get(name, ())}
        self.used_lists.add(name)
        self._sketch.wording(item, "low", labels.pop(start, {}))
        self._sketch.wording(item, "high", labels.pop(end, {}))
        if labels:
            self._sketch.lost(f"items.{item}", "the words between its two ends", "a rating has words at its ends")

    def _item(self, row: Row, groups: list[str], kind: AnswerKind, **keys: str | int) -> str:
        question = self._text(row, "label")
        name = row["name"] if row["name"] not in self._names else "/".join([*groups, row["name"]])
        if name in self._names:
            raise self._refusal(row, f"the name {name!r} is here twice", "give each question its own name")
        self._names.add(name)
        if any(PIPED.search(text) for text in question.values()):
            self._sketch.todo.append(f"`{name}` repeats an answer in its question, which a meter can't: reword it.")
        return self._sketch.item(name, kind, question, **keys)

    def _text(self, row: Row, key: str) -> Wording:
        return {language: plain(text) for language, text in row.wording(key, self._sketch.language).items()}

    def _ends(self, row: Row, kind: str) -> dict[str, float]:
        """minimum and maximum of a number, if its constraint says just that with whole numbers."""
        simple = ITSELF.read(row["constraint"])
        bounds = simple.bounds(whole=kind != "decimal") if simple else None
        if not bounds or not all(end.is_integer() for end in bounds.values()):
            return {}
        return {{"at_least": "minimum", "at_most": "maximum"}[key]: end for key, end in bounds.items()}

    def _require_no(self, row: Row, item: str, key: str) -> None:
        if row[key]:
            self._sketch.lost(f"items.{item}", f"the {key}: {row[key]}", "a meter checks ranges and codes only")

    def _refusal(self, row: Row, reason: str, advice: str) -> Exception:
        return refusal(self._path, reason, advice, "survey", row.number)


def _simpler(condition: str) -> str:
    """`selected(a, b)` asks whether b is among the answers, `a = b` whether it is the only one."""
    return NOT_EMPTY.sub("", SELECTED.sub(r"${selected \1} = \2", condition))
