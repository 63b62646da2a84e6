"""Which scores are sums of whole steps, and which sums there are."""

from typing import Any

import numpy as np
import pytest

from mittari.scoring.tabulated.code_bytes import NO_ANSWER, NO_CODE
from mittari.scoring.tabulated.steps import reachable, steps_of
from tests.scoring.tabulated.meters import meter_of, score

CODINGS = {"three": {"codes": [1, 2, 3]}}
ITEMS: list[dict[str, Any]] = [
    {"id": "up", "kind": "choice", "coding": "three"},
    {"id": "down", "kind": "choice", "coding": "three", "reverse": True},
    {"id": "fifty", "kind": "choice", "coding": "three", "recode": {1: 0, 2: 50, 3: 100}},
    {"id": "part", "kind": "choice", "coding": "three", "recode": {1: 0, 2: 2}},
    {"id": "third", "kind": "choice", "coding": "three", "recode": {1: 0, 2: 0.1, 3: 1}},
    {"id": "far", "kind": "number", "minimum": 0, "maximum": 1000},
]


def steps(rule: Any, items: list[str]) -> Any:
    meter = meter_of(codings=CODINGS, items=ITEMS, scores=[score("it", rule, items)])
    return steps_of(meter, meter.scores["it"])


def test_steps_up_and_down() -> None:
    found = steps("sum", ["up", "down"])
    assert (found.low, found.grid) == (1, 1)
    assert found.by_item["up"][:5].tolist() == [NO_CODE, 0, 1, 2, NO_CODE]
    assert found.by_item["down"][:5].tolist() == [NO_CODE, 2, 1, 0, NO_CODE]
    assert found.by_item["up"][126:133].tolist() == [NO_CODE, NO_CODE, *[NO_ANSWER] * 4, NO_CODE]


def test_the_grid_is_the_widest_that_holds_all_values() -> None:
    found = steps("mean", ["fifty"])
    assert (found.low, found.grid) == (0, 50)
    assert found.by_item["fifty"][1:4].tolist() == [0, 1, 2]


def test_a_code_without_a_value_is_no_answer() -> None:
    assert steps("mean", ["part"]).by_item["part"][1:4].tolist() == [0, 1, NO_ANSWER]


def test_weights_and_thresholds_are_in_the_steps() -> None:
    assert steps({"kind": "weighted_sum", "weights": {"up": 0.5}}, ["up"]).grid == 0.5
    assert steps({"kind": "count", "at_least": 2}, ["up"]).by_item["up"][1:4].tolist() == [0, 1, 1]


@pytest.mark.parametrize(
    ("rule", "items"),
    [
        ("sum", ["third"]),
        ("sum", ["far"]),
        ("pomp", ["up"]),
        ({"kind": "weighted_sum", "weights": {"up": 0.3}}, ["up"]),
        ("sum", ["up", "up"]),
    ],
)
def test_what_is_no_sum_of_whole_steps(rule: Any, items: list[str]) -> None:
    assert steps(rule, items) is None


def test_sums_that_answers_can_reach() -> None:
    column = np.full(256, NO_CODE, dtype=np.int16)
    column[[0, 1]], column[128] = [0, 3], NO_ANSWER
    found = reachable([column, column], 6)
    assert [np.flatnonzero(row).tolist() for row in found] == [[0, 3, 6], [0, 3], [0]]
