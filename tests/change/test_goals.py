"""Goal attainment, against R's T-scores, by hand, and what must be said of it."""

import json
from typing import Any

import numpy as np
import pandas as pd
import pytest

from mittari.change.goals import GoalChange, goal_change
from mittari.errors import InputError
from tests.shared_files import ORACLE, needs_shared

GOALS = {
    "all0": ([0, 0, 0], [1, 1, 1]),
    "one_p1": ([1], [1]),
    "three_p1": ([1, 1, 1], [1, 1, 1]),
    "mixed": ([-1, 0, 2], [1, 2, 3]),
    "all_m2": ([-2, -2, -2], [1, 1, 1]),
    "five": ([2, 1, 0, -1, -2], [3, 1, 2, 1, 1]),
}


def rows(goals: dict[str, tuple[list[int], list[int]]]) -> pd.DataFrame:
    """Goals that all began at -2."""
    return pd.DataFrame(
        [(name, number, -2, level, weight)
         for name, (levels, weights) in goals.items()
         for number, (level, weight) in enumerate(zip(levels, weights, strict=True), start=1)],
        columns=["client", "goal", "start", "end", "weight"],
    )  # fmt: skip


def many(clients: int = 12, goals: int = 3) -> pd.DataFrame:
    levels = np.random.default_rng(1).integers(-2, 3, (clients, goals)).tolist()
    return rows({f"c{number}": (own, [1] * goals) for number, own in enumerate(levels)})


@needs_shared
def test_t_is_that_of_r() -> None:
    expected = json.loads((ORACLE / "its_competing_gas.json").read_text())["gas"]
    found = goal_change(rows(GOALS), weight="weight").clients
    assert found["t_end"].to_dict() == pytest.approx(expected, abs=1e-9)
    assert found.loc["three_p1", "t_change"] == pytest.approx(63.6930639376 - 22.6138721247, abs=1e-9)


def test_counts_stand_beside_t() -> None:
    frame = pd.DataFrame({"client": "a", "goal": [1, 2, 3, 4], "start": [-2, -1, -1, -1], "end": [0, -1, -2, 1]})
    row = goal_change(frame).clients.loc["a"]
    assert [row[name] for name in ("goals", "better", "same", "worse", "reached")] == [4, 2, 1, 1, 2]
    # 4 goals of weight 1: the root of 0.7 * 4 + 0.3 * 16 is the root of 7.6.
    assert row["t_start"] == pytest.approx(50 - 50 / 7.6**0.5)
    assert row["t_end"] == pytest.approx(50 - 20 / 7.6**0.5)


def test_a_goal_without_both_levels_is_in_no_figure() -> None:
    frame = many().astype({"end": float})
    frame.loc[0, "end"] = np.nan
    found = goal_change(frame)
    assert found.unrated == 1
    assert found.clients["goals"].tolist()[:2] == [2, 3]
    whole = goal_change(frame.drop(index=0)).clients
    pd.testing.assert_frame_equal(found.clients, whole)


def test_a_client_without_rated_goals_has_no_t() -> None:
    frame = many()
    frame["start"] = frame["start"].where(frame["client"] != "c2")
    found = goal_change(frame)
    assert found.clients["t_change"].isna().tolist() == [name == "c2" for name in found.clients.index]
    assert len(found.told) == 11


def test_the_mean_change_has_a_t_interval() -> None:
    found = goal_change(many())
    change = found.clients["t_change"]
    mean, low, high = found.mean_change()
    # The 97.5 % quantile of t with 11 degrees of freedom.
    half = 2.200985160 * change.std() / 12**0.5
    assert (mean, low, high) == pytest.approx((change.mean(), change.mean() - half, change.mean() + half))


def test_words_tell_the_raw_counts_first_and_warn_of_unequal_numbers() -> None:
    said = goal_change(many()).summary()
    assert said.startswith("36 goals with both levels, ")
    assert "correlate by 0.3" in said
    assert "NUMBER OF GOALS" not in said
    assert "began at 0 or above" not in said
    mixed = goal_change(many().drop(index=[0, 1])).summary()
    assert "clients have 1 to 3" in mixed
    assert "10.0 points with 1 and 13.7 with 3" in mixed
    assert "1 goals began at 0 or above" in goal_change(many().assign(start=[0] + [-1] * 35)).summary()


def test_too_few_are_told_only_when_asked_twice() -> None:
    found = goal_change(many(4))
    with pytest.raises(InputError, match="4 clients with rated goals, 10 are needed"):
        found.summary()
    assert "take it as a hint" in found.summary(even_if_small=True)


def test_order_and_names_change_nothing() -> None:
    one, two = goal_change(many()), goal_change(many().sample(frac=1, random_state=1))
    pd.testing.assert_frame_equal(one.clients, two.clients.loc[one.clients.index], check_dtype=False)


def spoilt(column: str, value: Any) -> pd.DataFrame:
    frame = many().astype(object)
    frame.loc[4, column] = value
    return frame


WRONG = {
    "level": (spoilt("end", 3), "goals:6: end: no level of a goal"),
    "half a level": (spoilt("start", 0.5), "goals:6: start: no level of a goal"),
    "text": (spoilt("end", "met"), "goals:6: end: not a number"),
    "weight": (spoilt("weight", 0), "goals:6: weight: not above 0"),
    "twice": (spoilt("goal", 1), "goals:5: client, goal: this client has this goal twice"),
    "nobody": (spoilt("client", ""), "goals:6: client: is empty"),
    "no goal": (spoilt("goal", None), "goals:6: goal: is empty"),
}


@pytest.mark.parametrize("name", WRONG)
def test_bad_rows_are_named_by_their_line(name: str) -> None:
    frame, says = WRONG[name]
    with pytest.raises(InputError, match=says):
        goal_change(frame, weight="weight")


def test_a_correlation_that_can_t_be() -> None:
    with pytest.raises(InputError, match="1 is not from 0 to below 1"):
        goal_change(many(), correlation=1)


def test_nobody_at_all() -> None:
    found = goal_change(many().iloc[:0])
    assert isinstance(found, GoalChange)
    assert found.below_minimum == ("0 clients with rated goals, 10 are needed",)
    assert "Mean change" not in found.summary(even_if_small=True)


def test_no_interval_where_nothing_varies() -> None:
    alike = goal_change(many().assign(start=-1, end=1))
    assert "Mean change of T of 12 clients: 27.4, no interval" in alike.summary()
    assert "of 1 clients" in goal_change(many(1)).summary(even_if_small=True)
    assert "nan" not in goal_change(many(1)).summary(even_if_small=True)
