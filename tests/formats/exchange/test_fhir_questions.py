"""One question at a time: kinds, ranges, codes, help; what is not asked of people is not taken."""

from pathlib import Path
from typing import Any

import pytest

from mittari.formats.exchange import fhir_terms as terms
from mittari.formats.exchange.fhir_questions import Questions
from mittari.formats.exchange.node import Node
from mittari.formats.exchange.sketch import Sketch


def taken(*conditions: str, **tree: Any) -> Sketch:
    sketch = Sketch("form.json")
    node = Node(Path("form.json"), {"linkId": "a", "text": "A?", **tree})
    Questions(sketch, {}).take(node, list(conditions))
    return sketch


def end(url: str, number: float) -> dict[str, Any]:
    return {"url": url, "valueDecimal": number}


SCALE = [end(terms.MINIMUM, 0), end(terms.MAXIMUM, 10), terms.control("slider")]


@pytest.mark.parametrize(
    ("tree", "item"),
    [
        ({"type": "integer", "extension": SCALE}, {"kind": "rating", "minimum": 0, "maximum": 10}),
        ({"type": "integer", "extension": SCALE[:2]}, {"kind": "number", "minimum": 0, "maximum": 10, "scored": False}),
        ({"type": "decimal", "extension": [end(terms.MINIMUM, 0.5)]}, {"kind": "number", "scored": False}),
        ({"type": "boolean"}, {"kind": "choice", "coding": "yes_no"}),
        ({"type": "dateTime"}, {"kind": "date", "scored": False}),
        ({"type": "url"}, {"kind": "text", "scored": False}),
        ({"type": "choice"}, {"kind": "text", "scored": False}),
        (
            {"type": "choice", "repeats": True, "answerOption": [{"valueInteger": 1}, {"valueInteger": 2}]},
            {"kind": "multichoice", "coding": "a", "scored": False},
        ),
    ],
)
def test_kinds(tree: dict[str, Any], item: dict[str, Any]) -> None:
    assert taken(**tree).items == [{"id": "a", **item}]


@pytest.mark.parametrize(
    "tree",
    [
        {"type": "attachment"},
        {"type": "text", "readOnly": True},
        {"type": "text", "extension": [{"url": terms.HIDDEN, "valueBoolean": True}]},
        {"type": "integer", "extension": [{"url": terms.CALCULATED, "valueExpression": {"expression": "1 + 1"}}]},
    ],
)
def test_what_is_not_asked_is_lost_by_name(tree: dict[str, Any]) -> None:
    sketch = taken(**tree)
    assert sketch.items == []
    assert [loss.where for loss in sketch.losses] == ["a"]


def test_one_code_of_two_systems_is_told_apart_by_its_value() -> None:
    values = (1, 10)
    options = [
        {
            "valueCoding": {"system": f"s{value}", "code": "a", "display": f"A{value}"},
            "extension": [end(terms.WEIGHT, value)],
        }
        for value in values
    ]
    sketch = taken(type="choice", answerOption=options)
    assert sketch.codings.codes == {"a": [1, 10]}
    assert sketch.items[0] == {"id": "a", "kind": "choice", "coding": "a"}


def test_a_question_that_is_not_hidden_is_taken() -> None:
    assert taken(type="text", extension=[{"url": terms.HIDDEN, "valueBoolean": False}]).items


def test_a_condition_that_is_not_simple_is_to_be_decided() -> None:
    sketch = taken("{b} = '1'", type="text")
    assert "show_if" not in sketch.items[0]
    assert sketch.losses[0].where == "items.a.show_if"
    assert "always asked" in sketch.todo[0]


def test_codes_of_the_icf_are_kept() -> None:
    codes = [{"system": terms.ICF, "code": "d850"}, {"system": "http://loinc.org", "code": "1-1"}]
    sketch = taken(type="text", code=codes)
    assert sketch.items[0]["icf"] == "d850"
    assert [loss.what for loss in sketch.losses] == ["a code of another code system"]


def test_texts_below_a_question_are_its_help() -> None:
    below = [
        {"linkId": "h1", "type": "display", "text": "One."},
        {"linkId": "h2", "type": "display", "text": "Two.", "extension": [terms.control("help")]},
        {"linkId": "u", "type": "display", "text": "kg", "extension": [terms.control("unit")]},
    ]
    sketch = taken(type="text", item=below)
    assert sketch.draft().texts["en"]["items"]["a"]["help"] == "One.\nTwo."
    assert [loss.what for loss in sketch.losses] == ["a text beside the question"]


def test_a_question_without_a_name_is_named_by_its_place() -> None:
    sketch = Sketch("form.json")
    Questions(sketch, {}).take(Node(Path("form.json"), {"type": "text"}, "item.3"), [])
    assert sketch.items[0]["id"] == "item_3"
