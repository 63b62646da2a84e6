"""What an instrument says of itself where it says nothing."""

import pytest
from pydantic import ValidationError

from mittari.definitions.structure import Structure
from tests.scoring.rules.raw import HEAD, rating

SCORE = {"id": "s", "rule": "sum", "items": ["a"], "range": [0, 10], "direction": "higher"}


def structure(**more: object) -> Structure:
    return Structure.model_validate({**HEAD, "items": [rating("a")], "scores": [SCORE], **more})


def test_defaults_are_the_ordinary_case() -> None:
    found = structure()
    assert (found.offered, found.subject, found.anonymous, found.maximum_missing) == (True, "client", False, None)
    assert found.minimum_group == 5


@pytest.mark.parametrize(("written", "share"), [("20%", 0.2), ("100%", 1.0)])
def test_a_share_of_missing_answers(written: str, share: float) -> None:
    assert structure(maximum_missing=written).maximum_missing == share


@pytest.mark.parametrize(
    "wrong", [{"maximum_missing": "0.2"}, {"maximum_missing": "0%"}, {"minimum_group": 2}, {"x": 1}]
)
def test_what_is_not_known_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        structure(**wrong)
