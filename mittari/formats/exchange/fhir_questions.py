"""The questions of a FHIR questionnaire, one by one: what a meter has of each, and what it has not."""

import re
from typing import Any

from mittari.definitions.item import AnswerKind
from mittari.formats.exchange import fhir_terms as terms
from mittari.formats.exchange.condition_text import Reader
from mittari.formats.exchange.conditions import Conditions
from mittari.formats.exchange.fhir_conditions import OPERAND, Codes, condition_texts
from mittari.formats.exchange.fhir_options import ICF_CODE, options_of, options_untaken, own_name, scoring_keys
from mittari.formats.exchange.node import Node
from mittari.formats.exchange.options import Option
from mittari.formats.exchange.sketch import Sketch
from mittari.formats.exchange.yes_no import yes_no

CONCEPT = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")
KINDS = {
    "string": AnswerKind.TEXT,
    "text": AnswerKind.TEXT,
    "url": AnswerKind.TEXT,
    "time": AnswerKind.TEXT,
    "date": AnswerKind.DATE,
    "dateTime": AnswerKind.DATE,
    "decimal": AnswerKind.NUMBER,
    "quantity": AnswerKind.NUMBER,
    "integer": AnswerKind.NUMBER,
    "choice": AnswerKind.CHOICE,
    "open-choice": AnswerKind.CHOICE,
    "coding": AnswerKind.CHOICE,
    "boolean": AnswerKind.CHOICE,
}
HALF_TAKEN = {
    "open-choice": ("an answer in own words beside the options", "a choice has its options only"),
    "dateTime": ("the time of day", "a date is a day"),
    "integer": ("that only whole numbers are answers", "a number may be decimal; write kind: rating for a scale"),
    "quantity": ("the unit", "a number has no unit: say it in the question"),
    "time": ("that the answer is a time", "it is a text here"),
    "url": ("that the answer is an address", "it is a text here"),
}
TAKEN_OF_ITEM = frozenset(
    {"linkId", "type", "text", "_text", "item", "answerOption", "answerValueSet", "enableWhen", "enableBehavior"}
    | {"extension", "repeats", "code"}
)
HANDLED = frozenset(
    {terms.TRANSLATION, terms.MINIMUM, terms.MAXIMUM, terms.CONTROL, terms.SLIDER_STEP, terms.EXPRESSION}
    | {*terms.WEIGHTS}
)
ASIDE = {"help": "help", "flyover": "help", "prompt": "help", "": "help", "lower": "low", "upper": "high"}


class Questions:
    """Takes questions into a sketch; conditions can hang on those taken before."""

    def __init__(self, sketch: Sketch, value_sets: dict[str, Node]):
        self.sketch, self.value_sets, self.language = sketch, value_sets, sketch.language
        self.conditions = Conditions(sketch, Reader(OPERAND))
        self.codes: Codes = {}

    def conditions_of(self, node: Node) -> list[str]:
        """The conditions of an item or group, for itself and what lies in it."""
        return condition_texts(node, self.codes)

    def take(self, node: Node, conditions: list[str]) -> None:
        """Take one question, with its options, help and condition."""
        why = _not_asked(node)
        if why:
            self.sketch.lost(node.text("linkId") or node.place, *why)
            return
        kind, keys = self._kind(node)
        foreign = node.text("linkId") or node.place
        name = self.sketch.item(foreign, kind, terms.words(node, "text", self.language), **keys, **self._codes_of(node))
        item = self.sketch.items[-1]
        self._asides(name, node)
        self.conditions.put(item, *conditions)
        self.conditions.asked(foreign, item)
        self._note_losses(node, name)

    def _kind(self, node: Node) -> tuple[AnswerKind, dict[str, Any]]:
        written = node.text("type")
        options = self._options(node)
        if options:
            kind = AnswerKind.MULTICHOICE if node.flag("repeats") else AnswerKind.CHOICE
            return kind, self._choice(node, options)
        kind = KINDS[written]
        if kind is AnswerKind.CHOICE:
            where = node.text("answerValueSet") or "nowhere"
            self.sketch.lost(node.text("linkId"), "the options", f"they are not in the file, but in: {where}")
            return AnswerKind.TEXT, {}
        if kind is AnswerKind.NUMBER:
            return self._number(node, kind)
        return kind, {}

    def _options(self, node: Node) -> list[Option]:
        if node.text("type") == "boolean":
            return yes_no(list(terms.words(node, "text", self.language)) or [self.language])
        return options_of(node, self.value_sets, self.language)

    def _choice(self, node: Node, options: list[Option]) -> dict[str, Any]:
        own = own_name(node)
        hint = own or ("yes_no" if node.text("type") == "boolean" else node.text("linkId"))
        coding = self.sketch.coding(hint, options, is_named=bool(own))
        self.codes[node.text("linkId")] = [option.code for option in options]
        codes = self.sketch.codings.codes[coding][: len(options)]
        if node.flag("repeats"):
            return {"coding": coding}
        return {"coding": coding} | scoring_keys(codes, [option.value for option in options])

    def _number(self, node: Node, kind: AnswerKind) -> tuple[AnswerKind, dict[str, Any]]:
        ends = {"minimum": terms.value_number(node, terms.MINIMUM), "maximum": terms.value_number(node, terms.MAXIMUM)}
        whole = {key: int(end) for key, end in ends.items() if end is not None and float(end).is_integer()}
        for key, end in ends.items():
            if end is not None and key not in whole:
                self.sketch.lost(node.text("linkId"), f"the {key} {end:g}", "an end of a range is a whole number")
        if node.text("type") == "integer" and len(whole) == 2 and "slider" in terms.controls(node):
            return AnswerKind.RATING, whole
        return kind, whole

    def _codes_of(self, node: Node) -> dict[str, str]:
        found: dict[str, str] = {}
        for code in node.nodes("code"):
            system, value = code.text("system"), code.text("code")
            if system.startswith(terms.ICF) and ICF_CODE.fullmatch(value):
                found.setdefault("icf", value)
            elif system == terms.CONCEPT and CONCEPT.fullmatch(value):
                found.setdefault("concept", value)
            else:
                self.sketch.lost(node.text("linkId"), "a code of another code system", "an item has ICF codes only")
        return found

    def _asides(self, name: str, node: Node) -> None:
        """Texts that stand below a question in FHIR: its help, and the anchors of a scale."""
        found: dict[str, dict[str, list[str]]] = {}
        for child in node.nodes("item"):
            if child.text("type") == "display":
                key = next((ASIDE[code] for code in terms.controls(child) or {""} if code in ASIDE), None)
                if key is None:
                    self.sketch.lost(name, "a text beside the question", "a meter has help, low and high")
                    continue
                for language, text in terms.words(child, "text", self.language).items():
                    found.setdefault(key, {}).setdefault(language, []).append(text)
        for key, wording in found.items():
            self.sketch.wording(name, key, {language: "\n".join(texts) for language, texts in wording.items()})

    def _note_losses(self, node: Node, name: str) -> None:
        if self.sketch.items[-1]["kind"] != "rating" and node.text("type") in HALF_TAKEN:
            self.sketch.lost(name, *HALF_TAKEN[node.text("type")])
        for what in options_untaken(node):
            self.sketch.lost(name, what, "an option has a code and words")
        self.note_untaken(node, name)

    def note_untaken(self, node: Node, name: str) -> None:
        """Name the keys and extensions of an item or a group that nothing is made of."""
        said = {key for key, value in node.tree.items() if value not in (None, False)}
        for key in sorted(said - TAKEN_OF_ITEM):
            self.sketch.lost(name, key)
        for extension in (*node.nodes("extension"), *node.node("_text").nodes("extension")):
            if extension.text("url") not in HANDLED:
                self.sketch.lost(name, f"the extension {extension.text('url').rsplit('/', 1)[-1]}")


def _not_asked(node: Node) -> tuple[str, str] | None:
    if node.text("type") not in KINDS:
        return f"a question of the type {node.text('type')}", "there is no such kind of answer"
    if any(extension.tree.get("valueBoolean") is True for extension in terms.extensions(node, terms.HIDDEN)):
        return "a hidden question", "a meter asks people only"
    if node.flag("readOnly") or terms.extensions(node, terms.CALCULATED):
        return "a field that is computed or filled in", "write it as a score, by the instrument's manual"
    return None
