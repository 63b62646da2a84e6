"""Options of a meter by their words: how answers with another program's codes are understood."""

from collections.abc import Mapping
from typing import NamedTuple

from mittari.definitions.meter import Meter
from mittari.formats.exchange import fhir_terms as terms
from mittari.formats.exchange.markup import plain
from mittari.formats.exchange.names import item_names
from mittari.formats.exchange.node import Node


class Questions(NamedTuple):
    """A meter's items as a form names them: `names` of items by link id, `codes` of options by item and words."""

    meter: Meter
    names: Mapping[str, str]
    codes: Mapping[str, Mapping[str, str]]


def questions_of(meter: Meter) -> Questions:
    """The items of a meter, and the words of their options in every language; words of two options are left out."""
    names = {item_names().name(name): name for name in meter.items} | {name: name for name in meter.items}
    return Questions(meter, names, {item.id: _codes(meter, item.coding) for item in meter.structure.items})


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
