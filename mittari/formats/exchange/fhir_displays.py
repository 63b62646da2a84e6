"""What an answer of FHIR says, and options by their words: how another program's codes are understood."""

from collections.abc import Mapping
from typing import NamedTuple

from mittari.definitions.meter import Meter
from mittari.formats.exchange import fhir_terms as terms
from mittari.formats.exchange.markup import plain
from mittari.formats.exchange.names import item_names
from mittari.formats.exchange.node import Node

SIMPLE = ("valueInteger", "valueDecimal", "valueDate", "valueString")
KNOWN = frozenset({*SIMPLE, "valueCoding", "valueBoolean", "valueQuantity", "valueDateTime"})


class Questions(NamedTuple):
    """A meter's items as a form names them: `names` of items by link id, `codes` of options by item and words."""

    meter: Meter
    names: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]


def questions_of(meter: Meter) -> Questions:
    """The items of a meter, and the words of their options in every language; words of two options are left out."""
    names = {item_names().name(name): name for name in meter.items} | {name: name for name in meter.items}
    return Questions(meter, names, {item.id: _codes(meter, item.coding) for item in meter.structure.items})


def value_of(answer: Node, codes: Mapping[str, str]) -> str:
    """What an answer means to a question whose options have these codes by their words.

    Raises ValueError if it can't be an answer to it.
    """
    said = _said(answer)
    if "valueCoding" in said:
        return code_of(answer.node("valueCoding"), codes)
    if unknown := said - KNOWN:
        raise ValueError(f"a {min(unknown)} is no answer to this question")
    return written_in(answer)


def written_in(answer: Node) -> str:
    """What an answer says, as it is written."""
    said = _said(answer)
    if "valueCoding" in said:
        return answer.node("valueCoding").text("code")
    if isinstance(answer.tree.get("valueBoolean"), bool):
        return str(int(answer.tree["valueBoolean"]))
    if "valueQuantity" in said:
        return answer.node("valueQuantity").text("value")
    if "valueDateTime" in said:
        return answer.text("valueDateTime")[:10]
    return next((answer.text(key) for key in SIMPLE if key in said), "")


def _said(answer: Node) -> set[str]:
    """The keys that hold the answer; some programs write every key there is, with null."""
    return {key for key, value in answer.tree.items() if key.startswith("value") and value is not None}


def code_of(coding: Node, codes: Mapping[str, str]) -> str:
    """The code that a coding means: that of the option worded as it is shown, else its own.

    Raises ValueError if its code is that of another option than its words.
    """
    code = coding.text("code")
    if coding.text("system").startswith(terms.CODING):
        return code
    worded = codes.get(_as_read(plain(coding.text("display"))), code)
    if worded != code and code in codes.values():
        raise ValueError("its code is that of one option, its words are those of another")
    return worded


def _codes(meter: Meter, coding: str | None) -> dict[str, str]:
    shown = [
        (_as_read(words), str(code))
        for texts in meter.texts.values()
        for code, words in texts.options.get(coding or "", {}).items()
    ]
    found = dict(shown)
    return {
        words: code for words, code in found.items() if all(other == code for word, other in shown if word == words)
    }


def _as_read(words: str) -> str:
    """Words as somebody reads them: blanks and capitals make no difference."""
    return " ".join(words.split()).casefold()
