"""A SurveyJS form (JSON) to a draft meter."""

import re
from pathlib import Path
from typing import Any

from mittari.formats.exchange.condition_text import Reader
from mittari.formats.exchange.conditions import Conditions
from mittari.formats.exchange.draft import Draft
from mittari.formats.exchange.json_file import read_json
from mittari.formats.exchange.languages import language_tag, language_unsaid
from mittari.formats.exchange.limits import nothing_to_ask, require_few_items
from mittari.formats.exchange.node import Node
from mittari.formats.exchange.sketch import Sketch
from mittari.formats.exchange.surveyjs_grids import GRIDS, cells
from mittari.formats.exchange.surveyjs_question import Question
from mittari.formats.exchange.surveyjs_questions import KINDS, question_of
from mittari.formats.exchange.surveyjs_words import words

OPERAND = r"\{(?P<name>[^{}]+)\}"
ANY_OF = re.compile(r"(\{[^{}]+\})\s+anyof\s+\[([^\[\]]*)\]", re.IGNORECASE)
TRUE = re.compile(r"(=\s*)(?:'(true|false)'|\"(true|false)\"|(true|false)\b)", re.IGNORECASE)
CONTAINS = re.compile(r"\s+contains\s+", re.IGNORECASE)
TAKEN_OF_ROOT = frozenset({"title", "description", "locale", "pages", "elements", "questions"})
TAKEN_OF_PANEL = frozenset({"type", "name", "title", "elements", "questions", "templateElements", "visibleIf"})
ONCE = "a meter asks each question once"
COMPUTING = ("calculatedValues", "triggers")
BETWEEN = frozenset({"html", "image"})


def read(path: Path) -> Draft:
    """The draft of a meter in a form; raises InputError naming the place if it can't be taken."""
    root = Node(path, read_json(path))
    pages = root.nodes("pages") or [root]
    reading = _Reading(root)
    for page in pages:
        reading.page(page)
    if not reading.sketch.items:
        raise nothing_to_ask(path, reading.sketch.losses, "pages")
    reading.take_head()
    return reading.sketch.draft()


class _Reading:
    def __init__(self, root: Node):
        self.root = root
        self.language = language_tag(root.text("locale") or "en", "en")
        self.sketch = Sketch(root.path.name, self.language)
        self.conditions = Conditions(self.sketch, Reader(OPERAND))
        self.seen = 0

    def page(self, node: Node) -> None:
        """Take a page, or the form itself where it has no pages."""
        if node is not self.root:
            self._note_heading(node, "page")
        self.panel(node, [])

    def panel(self, node: Node, conditions: list[str]) -> None:
        """Take the questions of a page or panel."""
        inner = [*conditions, condition(node.text("visibleIf"))]
        for element in (*node.nodes("elements"), *node.nodes("questions"), *node.nodes("templateElements")):
            self._element(element, inner)

    def _note_heading(self, node: Node, what: str) -> None:
        name = node.text("name") or node.place
        if node.tree.get("title"):
            self.sketch.lost(name, f"the heading of a {what}", "a meter has questions only")
        if others := sorted(node.tree.keys() - TAKEN_OF_PANEL):
            self.sketch.lost(name, f"its settings {', '.join(others)}", "a meter says what is asked, not how it looks")

    def _element(self, node: Node, conditions: list[str]) -> None:
        kind, name = node.text("type") or "text", node.text("name") or node.place
        self.seen += 1
        require_few_items(self.root.path, self.seen)
        if kind in ("paneldynamic", "matrixdynamic"):
            self.sketch.lost(name, "that its questions are repeated", ONCE)
        if kind in ("panel", "paneldynamic"):
            self._note_heading(node, "panel")
            self.panel(node, conditions)
        elif kind in GRIDS:
            for cell in cells(node, name, self.language):
                self._element(cell, [*conditions, condition(node.text("visibleIf"))])
        elif kind in BETWEEN:
            self.sketch.lost(name, "a text or picture between the questions", "a meter has help below a question")
        elif kind not in KINDS:
            why = "write it as a score" if kind == "expression" else "there is no such kind of answer"
            self.sketch.lost(name, f"a question of the type {kind}", why)
        elif node.tree.get("visible") is False or node.flag("readOnly"):
            self.sketch.lost(name, "a question that is hidden or filled in", "a meter asks people only")
        else:
            for question in question_of(node, name, self.language):
                self._take(question, [*conditions, condition(node.text("visibleIf"))])

    def _take(self, question: Question, conditions: list[str]) -> None:
        keys: dict[str, Any] = dict(question.keys)
        if question.options:
            keys["coding"] = self.sketch.coding(question.hint or question.name, question.options)
        name = self.sketch.item(question.name, question.kind, question.wording, **keys)
        for key, wording in question.further.items():
            self.sketch.wording(name, key, wording)
        item = self.sketch.items[-1]
        self.conditions.put(item, *conditions)
        self.conditions.asked(question.name, item)
        for loss in question.losses:
            self.sketch.lost(name, *loss)

    def take_head(self) -> None:
        """Take the title and the introduction, and name what else stands around the questions."""
        root, sketch = self.root, self.sketch
        sketch.title(words(root, "title", self.language))
        sketch.introduction(words(root, "description", self.language))
        if not root.text("locale"):
            sketch.todo.append(language_unsaid(self.language))
        for key in COMPUTING:
            if root.tree.get(key):
                sketch.lost("the form", key, "nothing is computed here; write it as a score")
        others = sorted(root.tree.keys() - TAKEN_OF_ROOT - set(COMPUTING))
        if others:
            sketch.lost("the form", f"its settings {', '.join(others)}", "a meter says what is asked, not how it looks")


def condition(text: str) -> str:
    """A condition of SurveyJS in the form that simple conditions are read in; whatever else it says is left."""
    listed = ANY_OF.sub(_one_of, text)
    return TRUE.sub(_yes_or_no, CONTAINS.sub(" = ", listed))


def _one_of(found: re.Match[str]) -> str:
    return " or ".join(f"{found[1]} = {value.strip()}" for value in found[2].split(","))


def _yes_or_no(found: re.Match[str]) -> str:
    word = next(word for word in found.groups()[1:] if word)
    return f"{found[1]}'{int(word.lower() == 'true')}'"
