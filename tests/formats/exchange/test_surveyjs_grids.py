"""The cells of a matrix are asked one by one."""

from pathlib import Path
from typing import Any

from mittari.formats.exchange.node import Node
from mittari.formats.exchange.surveyjs_grids import cells
from mittari.formats.exchange.surveyjs_question import Question
from mittari.formats.exchange.surveyjs_questions import question_of


def questions(**tree: Any) -> list[Question]:
    found = cells(Node(Path("form.json"), tree), "tools", "en")
    return [question for cell in found for question in question_of(cell, cell.text("name"), "en")]


COLUMNS = [
    {"name": "own", "title": {"default": "Is it yours?", "fi": "Onko se sinun?"}, "choices": ["Yes", "No"]},
    {"name": "worth", "cellType": "rating", "isRequired": True},
]
ROWS = [{"value": "saw", "text": {"default": "A saw", "fi": "Saha"}}, "axe"]


def test_each_row_asks_each_column() -> None:
    asked = questions(type="matrixdropdown", title="In the shed", rows=ROWS, columns=COLUMNS)
    assert [(question.name, question.kind.value, question.wording) for question in asked] == [
        ("tools.saw.own", "choice", {"en": "A saw: Is it yours?", "fi": "Saha: Onko se sinun?"}),
        ("tools.saw.worth", "rating", {"en": "A saw: worth"}),
        ("tools.axe.own", "choice", {"en": "axe: Is it yours?"}),
        ("tools.axe.worth", "rating", {"en": "axe: worth"}),
    ]
    assert all(question.further["help"] == {"en": "In the shed"} for question in asked)


def test_a_column_without_options_has_those_of_the_matrix() -> None:
    first, second = questions(
        type="matrixdropdown", rows=["saw"], columns=[*COLUMNS[:1], {"name": "c"}], choices=[1, 2]
    )
    assert [[option.code for option in question.options] for question in (first, second)] == [["Yes", "No"], ["1", "2"]]


def test_what_columns_and_matrix_have_more_is_told() -> None:
    first, second = questions(type="matrixdropdown", rows=["saw"], columns=COLUMNS, rowCount=3)
    assert [loss[0] for loss in first.losses] == ["its settings rowCount"]
    assert [loss[0] for loss in second.losses] == [
        "that it must be answered: every question of a meter can be left",
        "its settings rowCount",
    ]


def test_rows_that_people_add_are_asked_once() -> None:
    (question,) = questions(type="matrixdynamic", columns=[{"name": "c", "title": "What?"}], choices=[1, 2])
    assert (question.name, question.wording) == ("tools.c", {"en": "What?"})


def test_a_condition_on_another_cell_of_the_row_names_it() -> None:
    columns = [*COLUMNS[:1], {"name": "c", "visibleIf": "{row.own} = 'Yes'"}]
    (_, cell) = cells(
        Node(Path("form.json"), {"type": "matrixdropdown", "rows": ["saw"], "columns": columns}), "t", "en"
    )
    assert cell.text("visibleIf") == "{t.saw.own} = 'Yes'"
