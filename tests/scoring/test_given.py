"""What applies to a person, and what an input can be worth."""

import numpy as np

from mittari.answers.non_answer import NonAnswer
from mittari.scoring.given import Given
from tests.scoring.rules.raw import meter_of, rating


def test_what_was_not_asked_or_not_applicable_does_not_apply() -> None:
    meter = meter_of({"rule": "sum", "items": ["a"]}, [rating("a", 1, 5)])
    codes = np.array([3.0, np.nan, *(float(one) for one in NonAnswer)])
    applies = Given(meter, {"a": codes}, {"a": codes}).applies("a")
    told = {one: bool(flag) for one, flag in zip(NonAnswer, applies[2:], strict=True)}
    assert applies[:2].tolist() == [True, True]
    assert [one for one, flag in told.items() if not flag] == [NonAnswer.NOT_ASKED, NonAnswer.NOT_APPLICABLE]


def test_a_score_always_applies_and_has_its_declared_range() -> None:
    meter = meter_of({"rule": "sum", "items": ["a"]}, [rating("a", 1, 5)])
    given = Given(meter, {}, {}, {"s": np.array([np.nan, 2.0])})
    assert given.applies("s").tolist() == [True, True]
    assert (given.range("s"), given.range("a")) == ((0, 100), (1, 5))
