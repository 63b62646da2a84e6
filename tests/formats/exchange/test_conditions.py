from typing import Any

import pytest

from mittari.definitions.item import AnswerKind
from mittari.formats.exchange.condition_text import Reader
from mittari.formats.exchange.conditions import Conditions
from mittari.formats.exchange.options import Option
from mittari.formats.exchange.sketch import Sketch


def sketch_with(kind: AnswerKind, *codes: str, **keys: Any) -> tuple[Sketch, Conditions, dict[str, Any]]:
    """A form whose first question is `first`, with the codes if it is a choice, and whose second one is the last."""
    sketch = Sketch("a.csv")
    if codes:
        keys["coding"] = sketch.coding("first", [Option(code, {"en": code}) for code in codes])
    sketch.item("first", kind, {"en": "First?"}, **keys)
    conditions = Conditions(sketch, Reader(r"\[(?P<name>\w+)\]"))
    conditions.asked("first", sketch.items[0])
    sketch.item("second", AnswerKind.TEXT, {"en": "Second?"})
    return sketch, conditions, sketch.items[1]


@pytest.mark.parametrize(
    ("codes", "text", "keys"),
    [
        (("0", "1"), "[first] = '1'", {"any_of": [1]}),
        (("no", "yes"), "[first] = 'yes'", {"any_of": [1]}),
        (("0", "1", "2"), "[first] = 2 or [first] = 0", {"any_of": [2, 0]}),
        (("0", "1", "2"), "[first] > 0", {"at_least": 1}),
    ],
)
def test_a_choice_is_tested_by_its_codes(codes: tuple[str, ...], text: str, keys: dict[str, Any]) -> None:
    sketch, conditions, second = sketch_with(AnswerKind.CHOICE, *codes)
    conditions.put(second, text)
    assert second["show_if"] == {"item": "first", **keys}
    assert sketch.losses == []


def test_a_number_is_tested_by_its_range() -> None:
    _, conditions, second = sketch_with(AnswerKind.NUMBER)
    conditions.put(second, "[first] >= 2.5 and [first] <= 4")
    assert second["show_if"] == {"item": "first", "at_least": 2.5, "at_most": 4}


@pytest.mark.parametrize(
    ("kind", "codes", "text"),
    [
        (AnswerKind.CHOICE, ("no", "yes"), "[first] = 'maybe'"),
        (AnswerKind.CHOICE, ("no", "yes"), "[first] >= 1"),
        (AnswerKind.CHOICE, ("01", "02"), "[first] >= 1"),
        (AnswerKind.NUMBER, (), "[first] > 2"),
        (AnswerKind.RATING, (), "[first] = 1.5"),
        (AnswerKind.TEXT, (), "[first] = 'x'"),
        (AnswerKind.RATING, (), "[second] = 1"),
        (AnswerKind.RATING, (), "[first] <> 1"),
    ],
)
def test_any_other_condition_is_listed_as_lost(kind: AnswerKind, codes: tuple[str, ...], text: str) -> None:
    sketch, conditions, second = sketch_with(kind, *codes)
    conditions.put(second, text)
    assert "show_if" not in second
    assert [loss.where for loss in sketch.losses] == ["items.second.show_if"]
    assert text in sketch.losses[0].what
    assert text in sketch.todo[-1]


def test_the_condition_of_a_group_is_taken_where_the_question_has_none() -> None:
    _, conditions, second = sketch_with(AnswerKind.RATING)
    conditions.put(second, "", "[first] >= 1", "")
    assert second["show_if"] == {"item": "first", "at_least": 1}


def test_two_different_conditions_are_not_one() -> None:
    sketch, conditions, second = sketch_with(AnswerKind.RATING)
    conditions.put(second, "[first] >= 1", "[first] >= 2")
    assert "show_if" not in second
    assert len(sketch.losses) == 1


def test_no_condition_is_no_loss() -> None:
    sketch, conditions, second = sketch_with(AnswerKind.RATING)
    conditions.put(second, " ", "")
    assert "show_if" not in second
    assert (sketch.losses, sketch.todo) == ([], [])


def test_what_holds_whenever_the_other_question_is_asked_need_not_be_said_again() -> None:
    sketch, conditions, second = sketch_with(AnswerKind.RATING)
    conditions.put(second, "[first] >= 1")
    sketch.item("third", AnswerKind.RATING, {"en": "Third?"})
    sketch.item("fourth", AnswerKind.RATING, {"en": "Fourth?"})
    conditions.asked("third", sketch.items[2])
    conditions.put(sketch.items[2], "[first] >= 1")
    conditions.put(sketch.items[3], "[first] >= 1", "[third] = 2")
    assert sketch.items[3]["show_if"] == {"item": "third", "any_of": [2]}
    assert sketch.losses == []


def test_of_several_ticked_options_one_can_be_wanted_but_no_range() -> None:
    _, conditions, second = sketch_with(AnswerKind.MULTICHOICE, "1", "2")
    conditions.put(second, "[first] = 2")
    assert second.pop("show_if") == {"item": "first", "any_of": [2]}
    conditions.put(second, "[first] >= 1")
    assert "show_if" not in second
