"""One question of SurveyJS as what a meter has of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mittari.definitions.item import AnswerKind
from mittari.formats.exchange.node import Node
from mittari.formats.exchange.options import Option, Wording
from mittari.formats.exchange.surveyjs_words import words


@dataclass
class Question:
    """One question: keys of the item, its wording (`further`: help, low, high), its options, and what was lost."""

    name: str
    kind: AnswerKind
    wording: Wording
    further: Mapping[str, Wording] = field(default_factory=dict)
    options: list[Option] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)
    hint: str = ""
    losses: list[tuple[str, ...]] = field(default_factory=list)

    def with_options(self, options: list[Option]) -> "Question":
        """The question with its options; without any it can only be answered in words."""
        self.options = options
        if not options:
            self.kind = AnswerKind.TEXT
            self.losses.append(("its options", "they are not in the file"))
        return self


def plain_question(kind: AnswerKind, node: Node, name: str, language: str) -> Question:
    """A question with its title, or its name where it has none, and its description."""
    wording = words(node, "title", language) or {language: name}
    return Question(name, kind, wording, {"help": words(node, "description", language)})


def options_at(node: Node, key: str, language: str) -> list[Option]:
    """The options in a list of plain values or of objects with value and text."""
    listed = node.tree.get(key) or []
    if not isinstance(listed, list):
        raise node.refused(key, "a list is needed here")
    made = [value if isinstance(value, dict) else _from_plain(value) for value in listed]
    nodes = [Node(node.path, tree, f"{node.place}.{key}.{number}") for number, tree in enumerate(made)]
    return [Option(_code(each), words(each, "text", language) or {language: _code(each)}) for each in nodes]


def _from_plain(value: object) -> dict[str, object]:
    code, sign, text = value.partition("|") if isinstance(value, str) else ("", "", "")
    return {"value": code, "text": text} if sign else {"value": value}


def _code(node: Node) -> str:
    value = node.tree.get("value", "")
    return str(value).lower() if isinstance(value, bool) else node.text("value") or node.place
