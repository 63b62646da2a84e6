"""What a question of SurveyJS starts from: words and options."""

from pathlib import Path
from typing import Any

from mittari.definitions.item import AnswerKind
from mittari.formats.exchange.node import Node
from mittari.formats.exchange.surveyjs_question import options_at, plain_question


def node(**tree: Any) -> Node:
    return Node(Path("form.json"), tree, "elements.0")


def test_a_question_without_a_title_is_asked_by_its_name() -> None:
    named = plain_question(AnswerKind.TEXT, node(), "wish", "en")
    assert (named.wording, named.further) == ({"en": "wish"}, {"help": {}})
    titled = plain_question(AnswerKind.TEXT, node(title="A?", description="Help"), "wish", "en")
    assert (titled.wording, titled.further) == ({"en": "A?"}, {"help": {"en": "Help"}})


def test_options_are_values_objects_or_value_and_text_in_one() -> None:
    found = options_at(
        node(choices=[1, "two", {"value": 3, "text": {"default": "Three"}}, "4|Four", True]), "choices", "en"
    )
    assert [(option.code, option.wording["en"]) for option in found] == [
        *(("1", "1"), ("two", "two"), ("3", "Three"), ("4", "Four"), ("true", "true")),
    ]


def test_a_choice_without_options_can_only_be_answered_in_words() -> None:
    question = plain_question(AnswerKind.CHOICE, node(), "a", "en").with_options([])
    assert question.kind is AnswerKind.TEXT
    assert question.losses == [("its options", "they are not in the file")]
