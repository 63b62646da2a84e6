"""What a score is computed from, and how much of it must be there."""

import pytest
from pydantic import ValidationError

from mittari.definitions.score import ScoreDefinition


def score(**more: object) -> ScoreDefinition:
    written = {"id": "s", "rule": "mean", "range": ["0", "1"], "direction": "higher", "items": list("abcde"), **more}
    return ScoreDefinition.model_validate(written)


@pytest.mark.parametrize(
    ("written", "least"),
    [(None, 5), ("3", 3), ("80%", 4), ("81%", 5), ("60%", 3), ("20%", 1), ("1%", 1), ("100%", 5)],
)
def test_a_share_is_rounded_up(written: str | None, least: int) -> None:
    assert score(minimum_answered=written).least_answered == least


@pytest.mark.parametrize("size", range(1, 60))
def test_no_share_is_off_by_one_for_being_binary(size: int) -> None:
    for percent in range(1, 101):
        found = score(items=[f"q{number}" for number in range(size)], minimum_answered=f"{percent}%").least_answered
        assert found == -(-percent * size // 100)


@pytest.mark.parametrize("written", ["0", "0%", "101%", "80 %", "0.8", "-1", "many"])
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        score(minimum_answered=written)


def test_conditions_name_their_inputs_themselves() -> None:
    conditions = [{"item": "a", "at_least": "2"}, {"score": "t", "any_of": ["1"]}, {"item": "a", "any_of": ["3"]}]
    assert score(rule={"kind": "any", "conditions": conditions}, items=[]).inputs == ("a", "t")


def test_without_inputs_there_is_no_score() -> None:
    with pytest.raises(ValidationError, match="computed from"):
        score(items=[])
