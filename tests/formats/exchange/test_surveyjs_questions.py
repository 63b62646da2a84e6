"""The types of questions of SurveyJS, and what of them a meter has not."""

from pathlib import Path
from typing import Any

import pytest

from mittari.formats.exchange.node import Node
from mittari.formats.exchange.surveyjs_question import Question
from mittari.formats.exchange.surveyjs_questions import question_of


def questions(**tree: Any) -> list[Question]:
    return question_of(Node(Path("form.json"), tree), "a", "en")


@pytest.mark.parametrize(
    ("tree", "kind", "codes"),
    [
        ({"type": "radiogroup", "choices": [0, 1]}, "choice", ["0", "1"]),
        ({"type": "dropdown", "choices": [0], "hasNone": True}, "choice", ["0", "none"]),
        ({"type": "checkbox", "choices": [0, 1], "showNoneItem": True}, "multichoice", ["0", "1"]),
        ({"type": "imagepicker", "choices": [0, 1]}, "choice", ["0", "1"]),
        ({"type": "imagepicker", "choices": [0, 1], "multiSelect": True}, "multichoice", ["0", "1"]),
        ({"type": "boolean"}, "choice", ["0", "1"]),
        ({"type": "text"}, "text", []),
        ({"type": "text", "inputType": "number"}, "number", []),
        ({"type": "text", "inputType": "date"}, "date", []),
        ({"type": "text", "inputType": "email"}, "text", []),
        ({"type": "comment"}, "text", []),
        ({}, "text", []),
    ],
)
def test_kinds(tree: dict[str, Any], kind: str, codes: list[str]) -> None:
    (question,) = questions(**tree)
    assert (question.kind.value, [option.code for option in question.options]) == (kind, codes)


def test_labels_of_yes_and_no_are_kept() -> None:
    (question,) = questions(type="boolean", labelTrue="It is", labelFalse={"default": "It is not", "fi": "Ei ole"})
    assert [option.wording["en"] for option in question.options] == ["It is not", "It is"]


def test_a_matrix_asks_a_question_a_row_and_lines_one_each() -> None:
    rows = questions(type="matrix", title="In the house", columns=[0, 1], rows=["light", {"value": "b", "text": "B"}])
    assert [(row.name, row.wording, row.further) for row in rows] == [
        ("a.light", {"en": "light"}, {"help": {"en": "In the house"}}),
        ("a.b", {"en": "B"}, {"help": {"en": "In the house"}}),
    ]
    lines = questions(type="multipletext", items=[{"name": "x", "inputType": "number"}, {"name": "y"}])
    assert [(line.name, line.kind.value) for line in lines] == [("a.x", "number"), ("a.y", "text")]


def test_the_stem_of_lines_is_kept_and_what_a_line_has_more_is_told() -> None:
    items = [{"name": "x", "title": "Long?", "isRequired": True, "validators": [{"type": "numeric"}]}, {"name": "y"}]
    first, second = questions(type="multipletext", title="The shelf", items=items)
    assert first.further == second.further == {"help": {"en": "The shelf"}}
    assert [loss[0] for loss in first.losses] == [
        "that it must be answered: every question of a meter can be left",
        "checks of the answer",
    ]
    assert second.losses == []


def test_words_at_the_ends_are_taken_by_their_first_names_too() -> None:
    (old,) = questions(type="rating", mininumRateDescription="Dull", maximumRateDescription="Bright")
    assert (old.further["low"], old.further["high"], old.losses) == ({"en": "Dull"}, {"en": "Bright"}, [])


def test_further_keys_of_options_are_told() -> None:
    (question,) = questions(type="radiogroup", choices=[{"value": 0, "weight": 3, "visibleIf": "{b} = 1"}, 1])
    assert [loss[0] for loss in question.losses] == ["visibleIf of its options", "weight of its options"]


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("hasOther", "an answer in own words"),
        ("showRefuseItem", "the option to refuse"),
        ("defaultValue", "filled in beforehand"),
        ("isRequired", "must be answered"),
        ("colCount", "its settings colCount"),
    ],
)
def test_what_a_meter_has_not_is_told(key: str, says: str) -> None:
    (question,) = questions(type="radiogroup", choices=[0, 1], **{key: 1})
    assert [loss[0] for loss in question.losses if says in loss[0]]
