"""All that a score rests on is found: what it adds up, what chooses its weights, and what its norms ask for."""

from typing import Any

import pytest

from mittari.definitions.inputs import items_behind
from tests.scoring.rules.raw import meter_of, rating

NORMS = {
    "n": {
        "version": "1",
        "source": "made for the tests",
        "population": "nobody",
        "gender": "g",
        "age": "y",
        "rows": [{"gender": 1, "age_from": 0, "age_to": 99, "mean": 1, "sd": 1}],
    }
}
CHOICES = {1: {"a": 1, "b": 2}}


@pytest.mark.parametrize(
    ("score", "items"),
    [
        ({"rule": "sum", "items": ["a", "b"]}, ("a", "b")),
        (
            {"rule": {"kind": "weighted_sum", "chosen_by": "j", "choices": CHOICES}, "items": ["a", "b"]},
            ("a", "b", "j"),
        ),
        ({"rule": {"kind": "goal_attainment", "weights": ["w"]}, "items": ["a"]}, ("a", "w")),
        ({"rule": {"kind": "any", "conditions": [{"item": "a", "at_least": 1}]}}, ("a",)),
        ({"rule": "sum", "items": ["a"], "transform": [{"kind": "norm", "table": "n", "to": "z"}]}, ("a", "g", "y")),
        ({"rule": "sum", "items": ["a"], "standard_error": "e"}, ("a", "e")),
    ],
)
def test_items_behind(score: dict[str, Any], items: tuple[str, ...]) -> None:
    meter = meter_of(score, [rating(name) for name in "abjwgye"], norm_tables=NORMS)
    assert items_behind(meter.structure, meter.structure.scores[0]) == items
    assert tuple(item.id for item in meter.needed) == tuple(sorted(items, key="abjwgye".index))
