"""A FHIR R4 Questionnaire (with SDC 4.0.0) to a draft meter. What computes anything in it is listed, never run."""

import re
from pathlib import Path
from typing import Any

from mittari.formats.exchange import fhir_terms as terms
from mittari.formats.exchange.draft import Draft
from mittari.formats.exchange.fhir_options import value_sets_of
from mittari.formats.exchange.fhir_questions import Questions
from mittari.formats.exchange.json_file import read_json
from mittari.formats.exchange.languages import language_tag, language_unsaid
from mittari.formats.exchange.limits import nothing_to_ask, refusal, require_few_items
from mittari.formats.exchange.node import Node
from mittari.formats.exchange.sketch import Sketch

VERSION = re.compile(r"\d+\.\d+\.\d+")
TAKEN_OF_ROOT = frozenset(
    {"resourceType", "id", "status", "language", "title", "_title", "version", "name", "description", "_description"}
    | {"copyright", "item", "contained", "extension"}
)
SAYS_NOTHING: dict[str, Any] = {"subjectType": ["Patient"], "experimental": False}
"""What is true of every meter."""


def read(path: Path) -> Draft:
    """The draft of a meter in a questionnaire, or in a bundle with one; raises InputError naming the place."""
    root, others = _questionnaire(Node(path, read_json(path)))
    reading = _Reading(root, others)
    reading.walk(root.nodes("item"), [])
    if not reading.sketch.items:
        raise nothing_to_ask(path, reading.sketch.losses, "item")
    reading.take_head()
    return reading.sketch.draft()


def _questionnaire(root: Node) -> tuple[Node, list[Node]]:
    entries = [entry.node("resource") for entry in root.nodes("entry")] if root.text("resourceType") == "Bundle" else []
    found = [node for node in entries or [root] if node.text("resourceType") == "Questionnaire"]
    if len(found) == 1:
        return found[0], entries
    if root.text("resourceType") == "QuestionnaireResponse":
        advice = "answers are read with: mittari meter responses"
        raise refusal(root.path, "this holds answers, not questions", advice, "resourceType")
    reason = f"{len(found)} questionnaires are in it, one is needed"
    raise refusal(root.path, reason, "export one Questionnaire as JSON", "resourceType")


class _Reading:
    def __init__(self, root: Node, others: list[Node]):
        self.root, self.others = root, others
        self.language = language_tag(root.text("language") or "en", "en")
        self.sketch = Sketch(root.path.name, self.language)
        self.questions = Questions(self.sketch, value_sets_of(root, others))
        self.opening: list[dict[str, str]] = []
        self.seen = 0

    def walk(self, nodes: list[Node], conditions: list[str]) -> None:
        for node in nodes:
            self.seen += 1
            require_few_items(self.root.path, self.seen)
            self._take(node, conditions + self.questions.conditions_of(node))

    def _take(self, node: Node, conditions: list[str]) -> None:
        kind, link = node.text("type"), node.text("linkId")
        if node.tree.get("modifierExtension"):
            why = "only who knows the extension may take it"
            self.sketch.lost(link or node.place, "a part whose meaning an extension changes", why)
        elif kind == "display":
            self._display(node)
        elif kind == "group" or not kind:
            if node.text("text"):
                self.sketch.lost(link, "the heading of a group", "a meter has questions only")
            if node.flag("repeats"):
                self.sketch.lost(link, "that a group is repeated")
            self.questions.note_untaken(node, link)
            self.walk(node.nodes("item"), conditions)
        else:
            self.questions.take(node, conditions)
            self.walk([child for child in node.nodes("item") if child.text("type") != "display"], conditions)

    def _display(self, node: Node) -> None:
        wording = terms.words(node, "text", self.language)
        if self.sketch.items or node.nodes("enableWhen"):
            self.sketch.lost(node.text("linkId"), "a text between the questions", "a meter has help below a question")
        elif wording:
            self.opening.append(wording)

    def take_head(self) -> None:
        root, sketch = self.root, self.sketch
        name = root.text("name")
        sketch.title(terms.words(root, "title", self.language) or ({self.language: name} if name else {}))
        description = terms.words(root, "description", self.language)
        sketch.introduction(_joined(self.opening) if self.opening else description)
        sketch.notice = root.text("copyright")
        if VERSION.fullmatch(root.text("version")):
            sketch.version = root.text("version")
        elif root.text("version"):
            sketch.todo.append(f"The version was {root.text('version')}; a meter's has three numbers, like 1.0.0.")
        if not root.text("language"):
            sketch.todo.append(language_unsaid(self.language))
        self._note_untaken()
        if self.opening and description:
            sketch.lost("the form", "description", "the text in front of the questions is the introduction")
        if root.text("status") == "retired":
            sketch.todo.append("The file says that the questionnaire is retired: see what took its place.")

    def _note_untaken(self) -> None:
        root, sketch = self.root, self.sketch
        for key in sorted(root.tree.keys() - TAKEN_OF_ROOT):
            value = root.tree[key]
            is_profile = key == "meta" and isinstance(value, dict) and value.keys() <= {"profile"}
            if value is not None and value != SAYS_NOTHING.get(key) and not is_profile:
                sketch.lost("the form", key)
        for node in (*root.nodes("contained"), *self.others):
            if node.text("resourceType") not in ("ValueSet", "Questionnaire"):
                sketch.lost("the form", f"the {node.text('resourceType') or 'resource'} beside its questions")
        for extension in root.nodes("extension"):
            sketch.lost("the form", f"the extension {extension.text('url').rsplit('/', 1)[-1]}")


def _joined(opening: list[dict[str, str]]) -> dict[str, str]:
    languages = dict.fromkeys(language for wording in opening for language in wording)
    return {tag: "\n".join(wording[tag] for wording in opening if tag in wording) for tag in languages}
