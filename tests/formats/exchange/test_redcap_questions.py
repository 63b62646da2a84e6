from pathlib import Path
from typing import Any

import pytest

from mittari.formats.exchange.redcap_questions import Questions
from mittari.formats.exchange.sheet import Row
from mittari.formats.exchange.sketch import Sketch

FORM = Path("form.csv")


def field(**cells: str) -> Row:
    """A field with these cells."""
    return Row(2, {(key, ""): text for key, text in {"name": "q", "label": "How?", **cells}.items()})


@pytest.mark.parametrize(
    ("cells", "item"),
    [
        ({"type": "radio", "choices": "1, A | 2, B"}, {"kind": "choice", "coding": "q"}),
        ({"type": "dropdown", "choices": "1, A | 2, B"}, {"kind": "choice", "coding": "q"}),
        ({"type": "checkbox", "choices": "1, A | 2, B"}, {"kind": "multichoice", "coding": "q", "scored": False}),
        ({"type": "yesno"}, {"kind": "choice", "coding": "yesno"}),
        ({"type": "truefalse"}, {"kind": "choice", "coding": "truefalse"}),
        ({"type": "slider"}, {"kind": "rating", "minimum": 0, "maximum": 100}),
        ({"type": "notes"}, {"kind": "text", "scored": False}),
        ({"type": "text"}, {"kind": "text", "scored": False}),
        ({"type": "text", "validation": "date_mdy"}, {"kind": "date", "scored": False}),
        ({"type": "text", "validation": "number", "minimum": "1"}, {"kind": "number", "minimum": 1, "scored": False}),
    ],
)
def test_each_type_is_a_kind(cells: dict[str, str], item: dict[str, Any]) -> None:
    sketch = Sketch("form.csv")
    assert Questions(FORM, sketch).take(field(**cells))
    assert sketch.items == [{"id": "q", **item}]


@pytest.mark.parametrize(
    "cells",
    [
        {"type": "calc"},
        {"type": "file"},
        {"type": "descriptive"},
        {"type": "text", "validation": "email"},
        {"type": "text", "validation": "phone"},
    ],
)
def test_what_a_meter_does_not_ask_is_left_to_the_caller(cells: dict[str, str]) -> None:
    sketch = Sketch("form.csv")
    assert not Questions(FORM, sketch).take(field(**cells))
    assert sketch.items == []


@pytest.mark.parametrize(
    ("validation", "kind", "lost"),
    [
        ("datetime_ymd", "date", "the time of day"),
        ("datetime_seconds_mdy", "date", "the time of day"),
        ("time", "text", "that the answer is a time"),
        ("alpha_only", "text", "that only letters are taken"),
    ],
)
def test_a_text_of_a_form_is_taken_and_its_form_is_told(validation: str, kind: str, lost: str) -> None:
    sketch = Sketch("form.csv")
    assert Questions(FORM, sketch).take(field(type="text", validation=validation))
    assert ([item["kind"] for item in sketch.items], [loss.what for loss in sketch.losses]) == ([kind], [lost])


def test_the_id_that_was_written_beside_a_field_is_taken_if_it_fits() -> None:
    for annotation, name in (("Item Q", "Q"), ("Item other", "q"), ("@DEFAULT='1'", "q")):
        sketch = Sketch("form.csv")
        Questions(FORM, sketch).take(field(type="text", annotation=annotation))
        assert sketch.items[0]["id"] == name
        assert bool(sketch.losses) is (name == "q")


def test_true_and_false_have_their_words() -> None:
    sketch = Sketch("form.csv")
    Questions(FORM, sketch).take(field(type="truefalse"))
    sketch.title({"en": "Yards"})
    assert sketch.draft().texts["en"]["options"] == {"truefalse": {"1": "True", "0": "False"}}
