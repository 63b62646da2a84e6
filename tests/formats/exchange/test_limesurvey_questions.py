from typing import Any

import pytest

from mittari.formats.exchange.limesurvey_items import Items
from mittari.formats.exchange.limesurvey_questions import Questions
from mittari.formats.exchange.limesurvey_rows import Part, Question
from mittari.formats.exchange.sheet import Row
from mittari.formats.exchange.sketch import Sketch

PARTS = {("0", code): Part(code, "0", text={"en": text}) for code, text in (("1", "One"), ("2", "Two"))}


def taken(kind: str, **cells: str) -> list[dict[str, Any]] | None:
    """The items of a question of a type, whose parts are 1 and 2; None if it was left."""
    named = {"name": "q", "type/scale": kind, **cells}
    row = Row(2, {(key, ""): text for key, text in named.items()})
    question = Question(row, "0", "", {"en": "How?"}, {}, {"SQ": dict(PARTS), "A": dict(PARTS)})
    sketch = Sketch("form.txt")
    return sketch.items if Questions(sketch, Items(sketch, ["en"])).take(question) else None


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        ("L", {"kind": "choice", "coding": "q"}),
        ("!", {"kind": "choice", "coding": "q"}),
        ("O", {"kind": "choice", "coding": "q"}),
        ("M", {"kind": "multichoice", "coding": "q", "scored": False}),
        ("Y", {"kind": "choice", "coding": "type_y"}),
        ("5", {"kind": "rating", "minimum": 1, "maximum": 5}),
        ("N", {"kind": "number", "scored": False}),
        ("S", {"kind": "text", "scored": False}),
        ("D", {"kind": "date", "scored": False}),
    ],
)
def test_each_type_is_a_kind(kind: str, item: dict[str, Any]) -> None:
    assert taken(kind) == [{"id": "q", **item}]


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        ("F", {"kind": "choice", "coding": "q"}),
        ("H", {"kind": "choice", "coding": "q"}),
        ("A", {"kind": "rating", "minimum": 1, "maximum": 5}),
        ("B", {"kind": "rating", "minimum": 1, "maximum": 10}),
        ("C", {"kind": "choice", "coding": "type_c"}),
        ("K", {"kind": "number", "scored": False}),
        ("Q", {"kind": "text", "scored": False}),
    ],
)
def test_each_row_of_an_array_is_a_question(kind: str, item: dict[str, Any]) -> None:
    assert taken(kind) == [{"id": "q_1", **item}, {"id": "q_2", **item}]


@pytest.mark.parametrize(
    ("kind", "cells"),
    [
        ("R", {}),
        ("X", {}),
        ("*", {}),
        ("|", {}),
        ("1", {}),
        (";", {}),
        ("L", {"hidden": "1"}),
    ],
)
def test_what_a_meter_does_not_ask_is_left_to_the_caller(kind: str, cells: dict[str, str]) -> None:
    assert taken(kind, **cells) is None


def test_a_slider_is_a_rating_in_whole_steps_only() -> None:
    (one, _) = taken("K", slider_layout="1", slider_min="1", slider_max="7") or []
    assert one == {"id": "q_1", "kind": "rating", "minimum": 1, "maximum": 7}
    (one, _) = taken("K", slider_layout="1", slider_accuracy="0.5") or []
    assert one["kind"] == "number"
