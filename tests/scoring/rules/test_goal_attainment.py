"""The T-score against published and computed vectors, and against a plain loop."""

import math

import pytest

from tests.scoring.rules.raw import NAN, meter_of, rating, raw

VECTORS = [
    ([1], [2], 70.0),
    ([1], [-2], 30.0),
    ([1, 1], [1, 1], 62.40),
    ([1, 2], [-1, 1], 54.02),
    ([3, 1, 2], [-2, 2, 0], 41.19),
    ([1, 1, 1], [-2, -2, -2], 22.61),
    ([1, 1, 1], [2, 2, 2], 77.39),
    ([5, 2], [0, 0], 50.0),
]


def t_score(weights: list[float], levels: list[float]) -> float:
    goals = {f"x{number}": [level] for number, level in enumerate(levels)}
    own = {f"w{number}": [weight] for number, weight in enumerate(weights)}
    return raw({"kind": "goal_attainment", "weights": list(own)}, goals | own, inputs=list(goals))[0][0]


@pytest.mark.parametrize(("weights", "levels", "expected"), VECTORS)
def test_vectors(weights: list[float], levels: list[float], expected: float) -> None:
    assert t_score(weights, levels) == pytest.approx(expected, abs=0.005)


def test_a_goal_without_a_level_or_a_weight_is_left_out() -> None:
    both = 50 + 10 * (2 * 1 + 1 * 2) / math.sqrt(0.7 * (4 + 1) + 0.3 * 9)
    assert t_score([2, 1, 3], [1, 2, NAN]) == pytest.approx(both)
    assert t_score([2, 1, NAN], [1, 2, 2]) == pytest.approx(both)


def test_no_goal_no_score() -> None:
    assert math.isnan(t_score([1, 1], [NAN, NAN]))


def test_without_weights_all_goals_weigh_the_same() -> None:
    assert raw("goal_attainment", {"a": [1], "b": [1]})[0][0] == pytest.approx(62.40, abs=0.005)
    assert meter_of({"rule": "goal_attainment", "items": ["a"]}, [rating("a", -2, 2)]).scores["s"].inputs == ("a",)
