"""Weights are given once: fixed, or with what chooses them."""

import pytest
from pydantic import ValidationError

from mittari.definitions.rules.weighted import WeightedSum

CHOICES = {"1": {"a": "2"}}


@pytest.mark.parametrize(
    "written",
    [
        {},
        {"weights": {"a": "1"}, "chosen_by": "b", "choices": CHOICES},
        {"chosen_by": "b"},
        {"choices": CHOICES},
        {"weights": {}},
    ],
)
def test_half_a_choice_is_refused(written: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        WeightedSum.model_validate({"kind": "weighted_sum", **written})


def test_either_form_is_read() -> None:
    assert WeightedSum.model_validate({"kind": "weighted_sum", "weights": {"a": "1.5"}}).weights == {"a": 1.5}
    assert WeightedSum.model_validate({"kind": "weighted_sum", "chosen_by": "b", "choices": CHOICES}).choices == {
        1: {"a": 2}
    }
