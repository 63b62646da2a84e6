"""The questions of a LimeSurvey survey by their types; each row of an array is a question of its own."""

from mittari.definitions.item import AnswerKind
from mittari.formats.exchange.limesurvey_items import FIXED, Items
from mittari.formats.exchange.limesurvey_rows import Part, Question
from mittari.formats.exchange.markup import plain
from mittari.formats.exchange.sketch import Sketch

CHOICES = frozenset("L!O")
SEVERAL = frozenset("MP")
TEXTS = frozenset("STU")
POINTS = {"5": 5, "A": 5, "B": 10}
ARRAYS = frozenset("FHABCEKQ")
COMMENTS = {"O": "the field for a comment", "P": "the field for a comment at each option"}
HANDLED = frozenset(
    {"id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "same_default"}
    | {"same_script", "min_num_value_n", "max_num_value_n", "slider_layout", "slider_min", "slider_max", "cssclass"}
    | {"slider_accuracy", "slider_separator", "hidden", "other", "num_value_int_only", "question_template"}
)
"""Columns of questions that are taken over, or named where they are lost."""
HANDLED_OF_PARTS = (HANDLED | {"assessment_value"}) - {"help"}


class Questions:
    """Makes items of questions, one after the other."""

    def __init__(self, sketch: Sketch, items: Items):
        self._sketch, self._items = sketch, items

    def take(self, question: Question) -> bool:
        """Add the items of a question; False if a meter asks no such thing."""
        row = question.row
        kind = row["type/scale"]
        if row["hidden"] == "1":
            return False
        if kind in ARRAYS:
            return self._array(question, kind)
        if not self._single(question, kind):
            return False
        if row["other"] == "Y":
            self._sketch.lost(f"questions.{row['name']}", "the option to write something else")
        if kind in COMMENTS:
            self._sketch.lost(f"questions.{row['name']}", COMMENTS[kind])
        return True

    def _single(self, question: Question, kind: str) -> bool:
        name, parts, add = question.row["name"], question.parts, self._items.add
        if kind in CHOICES and not parts["A"]:
            item = add(question, AnswerKind.TEXT)
            self._sketch.lost(f"items.{item}", "its options", "they are not in the file")
        elif kind in CHOICES:
            add(question, AnswerKind.CHOICE, self._items.options(name, parts["A"]))
        elif kind in SEVERAL:
            add(question, AnswerKind.MULTICHOICE, self._items.options(name, parts["SQ"]))
        elif kind in FIXED:
            add(question, AnswerKind.CHOICE, self._items.fixed_options(kind))
        elif kind in POINTS:
            add(question, AnswerKind.RATING, {"minimum": 1, "maximum": POINTS[kind]})
        elif kind == "N":
            self._number(question)
        elif kind in TEXTS:
            add(question, AnswerKind.TEXT)
        elif kind == "D":
            self._date(question)
        else:
            return False
        return True

    def _date(self, question: Question) -> None:
        """A day, or a time of day where the format has no day in it."""
        shape = question.row["date_format"].upper()
        is_day = not shape or "D" in shape or "Y" in shape
        item = self._items.add(question, AnswerKind.DATE if is_day else AnswerKind.TEXT)
        if not is_day:
            self._sketch.lost(f"items.{item}", "that the answer is a time", "it is a text here")
        elif "H" in shape:
            self._sketch.lost(f"items.{item}", "the time of day", "a date is a day")

    def _array(self, question: Question, kind: str) -> bool:
        parts = [part for part in question.parts["SQ"].values() if part.scale == "0"]
        for part in parts:
            self._row(question, kind, part)
        return bool(parts)

    def _row(self, question: Question, kind: str, part: Part) -> None:
        add = self._items.add
        if kind in ("F", "H"):
            add(question, AnswerKind.CHOICE, self._items.options(question.row["name"], question.parts["A"]), part)
        elif kind in POINTS:
            add(question, AnswerKind.RATING, {"minimum": 1, "maximum": POINTS[kind]}, part)
        elif kind in FIXED:
            add(question, AnswerKind.CHOICE, self._items.fixed_options(kind), part)
        elif kind == "K" and question.row["slider_layout"] == "1":
            self._slider(question, part)
        elif kind == "K":
            self._number(question, part)
        else:
            add(question, AnswerKind.TEXT, part=part)

    def _number(self, question: Question, part: Part | None = None) -> None:
        ends = self._items.ends(question, "min_num_value_n", "max_num_value_n")
        item = self._items.add(question, AnswerKind.NUMBER, ends, part)
        if question.row["num_value_int_only"] == "1":
            self._sketch.lost(f"items.{item}", "only whole numbers are taken", "a number may have decimals")

    def _slider(self, question: Question, part: Part) -> None:
        """A subquestion of a slider is written `label|left|right`; one alone has mostly no label."""
        row = question.row
        separator = row["slider_separator"] or "|"
        words = {language: [*map(plain, text.split(separator)), "", "", ""][:3] for language, text in part.text.items()}
        label, low, high = ({language: found[place] for language, found in words.items()} for place in range(3))
        is_whole = row["slider_accuracy"] in ("", "1")
        ends = {"minimum": 0, "maximum": 100} | self._items.ends(question, "slider_min", "slider_max")
        item = self._items.add(question, AnswerKind.RATING if is_whole else AnswerKind.NUMBER, ends, part, label)
        self._sketch.wording(item, "low", low)
        self._sketch.wording(item, "high", high)
        if not is_whole:
            self._sketch.lost(f"items.{item}", f"its steps of {row['slider_accuracy']}", "a number has no steps")
