from pathlib import Path
from typing import Any

import pytest

from mittari.errors import InputError
from mittari.formats.exchange.sheet import Row
from mittari.formats.exchange.sketch import Sketch
from mittari.formats.exchange.xlsform_questions import Questions

FORM = Path("form.xlsx")
OPTIONS = {
    "yes_no": [
        Row(2, {("list_name", ""): "yes_no", ("name", ""): "1", ("label", ""): "Yes"}),
        Row(3, {("list_name", ""): "yes_no", ("name", ""): "0", ("label", ""): "No"}),
    ]
}


def taken(*rows: dict[str, str]) -> Sketch:
    """The meter after these question rows."""
    sketch = Sketch("form.xlsx")
    questions = Questions(FORM, sketch, OPTIONS)
    for number, cells in enumerate(rows, 2):
        assert questions.take(Row(number, {(key, ""): text for key, text in cells.items()}), ["group"], [])
    return sketch


def question(**cells: str) -> dict[str, str]:
    """A question row with a name and a label."""
    return {"name": "a", "label": "How?", **cells}


@pytest.mark.parametrize(
    ("kind", "item"),
    [
        ("text", {"kind": "text", "scored": False}),
        ("string", {"kind": "text", "scored": False}),
        ("int", {"kind": "number", "scored": False}),
        ("date", {"kind": "date", "scored": False}),
        ("select_one yes_no", {"kind": "choice", "coding": "yes_no"}),
        ("select one from yes_no", {"kind": "choice", "coding": "yes_no"}),
        ("add select one prompt using yes_no", {"kind": "choice", "coding": "yes_no"}),
        ("select1 yes_no or_other", {"kind": "choice", "coding": "yes_no"}),
        ("select_multiple yes_no", {"kind": "multichoice", "coding": "yes_no", "scored": False}),
        ("select all that apply from yes_no", {"kind": "multichoice", "coding": "yes_no", "scored": False}),
        ("range", {"kind": "rating", "minimum": 1, "maximum": 10}),
    ],
)
def test_each_type_is_a_kind(kind: str, item: dict[str, Any]) -> None:
    assert taken(question(type=kind)).items == [{"id": "a", **item}]


def test_what_a_meter_does_not_ask_is_left_to_the_caller() -> None:
    sketch = Sketch("form.xlsx")
    assert not Questions(FORM, sketch, {}).take(Row(2, {("type", ""): "geopoint", ("name", ""): "a"}), [], [])
    assert sketch.items == []


def test_a_name_in_two_groups_gets_its_group() -> None:
    assert [item["id"] for item in taken(question(type="text"), question(type="text")).items] == ["a", "group_a"]


def test_a_name_three_times_is_refused() -> None:
    with pytest.raises(InputError, match="the name 'group/a' is here twice"):
        taken(question(type="text"), question(type="text"), question(type="text"))


@pytest.mark.parametrize(
    ("kind", "constraint", "ends"),
    [
        ("integer", ". > 0 and . < 10", {"minimum": 1, "maximum": 9}),
        ("decimal", ". >= 0", {"minimum": 0}),
        ("decimal", ". > 0", {}),
        ("integer", ". mod 2 = 0", {}),
    ],
)
def test_a_constraint_is_a_range_if_it_says_just_that(kind: str, constraint: str, ends: dict[str, int]) -> None:
    sketch = taken(question(type=kind, constraint=constraint))
    assert {key: sketch.items[0][key] for key in ("minimum", "maximum") if key in sketch.items[0]} == ends
    assert any("constraint" in loss.what for loss in sketch.losses) is (not ends)
