"""Ratings and numbers of SurveyJS."""

from pathlib import Path
from typing import Any

import pytest

from mittari.formats.exchange.node import Node
from mittari.formats.exchange.surveyjs_question import Question
from mittari.formats.exchange.surveyjs_scales import number, rating


def node(**tree: Any) -> Node:
    return Node(Path("form.json"), tree)


def one(**tree: Any) -> Question:
    (question,) = rating(node(**tree), "a", "en")
    return question


@pytest.mark.parametrize(
    ("tree", "ends"),
    [
        ({}, (1, 5)),
        ({"rateMin": 0, "rateMax": 10}, (0, 10)),
        ({"rateCount": 7}, (1, 7)),
        ({"rateMax": 3}, (1, 3)),
        ({"rateMin": -2, "rateMax": 2}, (-2, 2)),
    ],
)
def test_a_scale_of_whole_steps_is_a_rating(tree: dict[str, Any], ends: tuple[int, int]) -> None:
    question = one(**tree, minRateDescription="low")
    assert (question.kind.value, question.keys) == ("rating", {"minimum": ends[0], "maximum": ends[1]})
    assert question.further["low"] == {"en": "low"}


@pytest.mark.parametrize(
    ("tree", "codes"),
    [
        ({"rateMin": 0, "rateMax": 30, "rateStep": 10}, ["0", "10", "20", "30"]),
        ({"rateMin": 0, "rateMax": 1, "rateStep": 0.5}, ["0", "0.5", "1"]),
        ({"rateValues": ["a", {"value": 2, "text": "B"}]}, ["a", "2"]),
    ],
)
def test_other_scales_are_choices(tree: dict[str, Any], codes: list[str]) -> None:
    question = one(**tree, maxRateDescription="high")
    assert (question.kind.value, [option.code for option in question.options]) == ("choice", codes)
    assert "the words at its high end" in question.losses[0]


@pytest.mark.parametrize("tree", [{"rateMin": 5, "rateMax": 1}, {"rateMax": 10**9}, {"rateStep": 0}, {"rateStep": -1}])
def test_a_scale_that_is_none_can_only_be_answered_in_words(tree: dict[str, Any]) -> None:
    assert one(**tree).kind.value == "text"


@pytest.mark.parametrize(
    ("tree", "keys"),
    [
        ({"min": 0, "max": "20"}, {"minimum": 0, "maximum": 20}),
        ({"min": "-5"}, {"minimum": -5}),
        ({"min": 0.5}, {}),
        ({"min": "{a}"}, {}),
        ({"max": "9" * 12}, {}),
    ],
)
def test_whole_ends_are_kept_and_others_told(tree: dict[str, Any], keys: dict[str, int]) -> None:
    (question,) = number(node(**tree), "a", "en")
    assert question.keys == keys
    assert bool(question.losses) is (not keys)
