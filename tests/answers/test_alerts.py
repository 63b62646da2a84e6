"""An alert is met by its codes or from its number on, and never by not answering."""

from typing import Any

import pytest

from mittari.answers.alerts import alerting
from mittari.answers.non_answer import NonAnswer
from tests.scoring.rules.raw import meter_of, rating

ITEMS = [
    rating("plain"),
    {**rating("safe"), "alert": {"at_least": 1}},
    {**rating("one"), "alert": {"any_of": [2, 3]}},
    {"id": "many", "kind": "multichoice", "coding": "c", "scored": False, "alert": {"any_of": [7]}},
]
METER = meter_of({"rule": "sum", "items": ["plain", "safe", "one"]}, ITEMS, codings={"c": {"codes": [5, 6, 7]}})


@pytest.mark.parametrize(
    ("answers", "items"),
    [
        ({}, ()),
        ({"plain": 9, "safe": 0, "one": 1, "many": 0b011}, ()),
        ({"safe": 1}, ("safe",)),
        ({"safe": 10, "one": 3, "many": 0b101}, ("safe", "one", "many")),
        ({"one": 4, "many": 0}, ()),
        ({"safe": float("nan"), "one": "3"}, ()),
    ],
)
def test_which_answers_ask_for_somebody(answers: dict[str, Any], items: tuple[str, ...]) -> None:
    assert alerting(METER, answers) == items


@pytest.mark.parametrize("code", list(NonAnswer))
def test_not_answering_never_does(code: NonAnswer) -> None:
    assert alerting(METER, {name: float(code) for name in METER.items}) == ()
