"""Display conditions of a file that is being read: taken into the meter where they are simple, else listed as lost."""

from collections.abc import Callable, Iterator
from typing import Any

from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter
from mittari.formats.exchange.condition_text import NUMBER, Reader, Simple
from mittari.formats.exchange.loss import Loss, asked
from mittari.formats.exchange.options import Codings
from mittari.formats.exchange.sketch import Sketch

WHY = "only a test on one earlier answer can be taken over, and nothing is guessed"


class Conditions:
    """The conditions of one file; a question can only hang on one that was `asked` before.

    `simpler` brings what a format says in ways of its own into the words that the reader knows.
    """

    def __init__(self, sketch: Sketch, reader: Reader, simpler: Callable[[str], str] = str):
        self._sketch, self._reader, self._simpler = sketch, reader, simpler
        self._asked: dict[str, dict[str, Any]] = {}
        self._whole: set[str] = set()
        self._met: dict[str, set[str]] = {}

    def asked(self, foreign: str, item: dict[str, Any], is_whole: bool = False) -> None:
        """From here on questions can hang on this item, which the file names so; `is_whole`: it takes whole numbers."""
        self._asked[foreign] = item
        if is_whole or item["kind"] == AnswerKind.RATING:
            self._whole.add(item["id"])

    def put(self, item: dict[str, Any], *texts: str) -> None:
        """Give an item the condition that a file writes, its own and those of its groups, if a meter can say it."""
        written = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
        if not written:
            return
        found = next(filter(None, (self._all_in_one(text, written) for text in written)), None)
        if found:
            item["show_if"] = found
            self._met[item["id"]] = set(written)
            return
        condition = " and also ".join(written)
        self._sketch.lost(f"items.{item['id']}.show_if", f"it is asked only if: {condition}", WHY)
        self._sketch.todo.append(f"`{item['id']}` is always asked; the file asks it only if: {condition}")

    def _all_in_one(self, text: str, written: list[str]) -> dict[str, Any] | None:
        """One condition that says all that is written: the others hold whenever the question it names is asked."""
        simple = self._reader.read(self._simpler(text))
        found = self._in_meter(simple) if simple else None
        return found if found and {*written} - {text} <= self._met.get(found["item"], set()) else None

    def _in_meter(self, simple: Simple) -> dict[str, Any] | None:
        other = self._asked.get(simple.name)
        if other is None:
            return None
        keys = _keys(simple, other, other["id"] in self._whole, self._sketch.codings)
        return {"item": other["id"], **keys} if keys else None


def _keys(simple: Simple, other: dict[str, Any], is_whole: bool, codings: Codings) -> dict[str, Any] | None:
    if "coding" in other:
        return _of_options(simple, other, codings)
    if other["kind"] not in ("rating", "number"):
        return None
    if simple.values is None:
        return _range(simple, is_whole)
    whole = [float(value) for value in simple.values if NUMBER.fullmatch(value) and float(value).is_integer()]
    return {"any_of": [int(value) for value in whole]} if len(whole) == len(simple.values) else None


def _of_options(simple: Simple, other: dict[str, Any], codings: Codings) -> dict[str, Any] | None:
    coding = other["coding"]
    if simple.values is not None:
        codes = [codings.number(coding, value) for value in simple.values]
        return {"any_of": codes} if None not in codes else None
    # Codes that had to be numbered anew have another order than the file compares by; ticked options have none.
    kept = all(codings.number(coding, str(code)) == code for code in codings.codes[coding])
    return _range(simple, whole=True) if kept and other["kind"] == "choice" else None


def _range(simple: Simple, whole: bool) -> dict[str, Any] | None:
    bounds = simple.bounds(whole)
    return {key: int(end) if end.is_integer() else end for key, end in bounds.items()} if bounds else None


def hangs_on(meter: Meter, item: Item) -> Item | None:
    """The question of the form that an item's condition asks about; None if there is no condition a form can say."""
    condition = item.show_if
    other = meter.items.get(condition.item) if condition and condition.item else None
    if other not in asked(meter):
        return None
    is_range = condition is not None and condition.any_of is None
    return None if other is None or (is_range and other.kind is AnswerKind.MULTICHOICE) else other


def untold_conditions(meter: Meter) -> Iterator[Loss]:
    """The conditions that a form of questions can't say."""
    for item in asked(meter):
        if item.show_if and not hangs_on(meter, item):
            yield Loss(f"items.{item.id}.show_if", "when it is asked", "it hangs on what is not asked in the form")
