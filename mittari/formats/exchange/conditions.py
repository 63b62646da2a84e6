"""Display conditions of a file that is being read: taken into the meter where they are simple, else listed as lost."""

from typing import Any

from mittari.formats.exchange.condition_text import NUMBER, Reader, Simple
from mittari.formats.exchange.options import Codings
from mittari.formats.exchange.sketch import Sketch

WHY = "only a test on one earlier answer can be taken over, and nothing is guessed"


class Conditions:
    """The conditions of one file; a question can only hang on one that was `asked` before."""

    def __init__(self, sketch: Sketch, reader: Reader):
        self._sketch, self._reader = sketch, reader
        self._asked: dict[str, dict[str, Any]] = {}

    def asked(self, foreign: str, item: dict[str, Any]) -> None:
        """From here on questions can hang on this item, which the file names so."""
        self._asked[foreign] = item

    def put(self, item: dict[str, Any], *texts: str) -> None:
        """Give an item the condition that a file writes; several (its own and its groups') are one only if all but one
        are empty."""
        written = list(dict.fromkeys(text.strip() for text in texts if text.strip()))
        if not written:
            return
        simple = self._reader.read(written[0]) if len(written) == 1 else None
        found = self._in_meter(simple) if simple else None
        if found:
            item["show_if"] = found
            return
        condition = " and also ".join(written)
        self._sketch.lost(f"items.{item['id']}.show_if", f"it is asked only if: {condition}", WHY)
        self._sketch.todo.append(f"`{item['id']}` is always asked; the file asks it only if: {condition}")

    def _in_meter(self, simple: Simple) -> dict[str, Any] | None:
        other = self._asked.get(simple.name)
        if other is None:
            return None
        keys = _keys(simple, other, self._sketch.codings)
        return {"item": other["id"], **keys} if keys else None


def _keys(simple: Simple, other: dict[str, Any], codings: Codings) -> dict[str, Any] | None:
    if "coding" in other:
        return _of_choice(simple, other["coding"], codings)
    if other["kind"] not in ("rating", "number"):
        return None
    if simple.values is None:
        return _range(simple, whole=other["kind"] == "rating")
    whole = [float(value) for value in simple.values if NUMBER.fullmatch(value) and float(value).is_integer()]
    return {"any_of": [int(value) for value in whole]} if len(whole) == len(simple.values) else None


def _of_choice(simple: Simple, coding: str, codings: Codings) -> dict[str, Any] | None:
    if simple.values is not None:
        codes = [codings.number(coding, value) for value in simple.values]
        return {"any_of": codes} if None not in codes else None
    # Codes that had to be numbered anew have another order than the file compares by.
    kept = all(codings.number(coding, str(code)) == code for code in codings.codes[coding])
    return _range(simple, whole=True) if kept else None


def _range(simple: Simple, whole: bool) -> dict[str, Any] | None:
    bounds = simple.bounds(whole)
    return {key: int(end) if end.is_integer() else end for key, end in bounds.items()} if bounds else None
