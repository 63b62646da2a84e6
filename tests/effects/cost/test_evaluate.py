"""From a frame to the figures: groups by name, the amounts, and what shuffling, counting and refusing do."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from mittari.effects.cost.evaluate import cost_per_improvement
from mittari.effects.cost.evaluation import CostEvaluation
from mittari.errors import InputError
from tests.effects.cost.clients import of, two_groups


def evaluated(frame: pd.DataFrame, **more: Any) -> CostEvaluation:
    return cost_per_improvement(frame, cost="cost", improved="improved", replicates=400, **more)


def test_of_two_groups_the_first_by_name_is_compared_with() -> None:
    found = evaluated(two_groups(), group="group")
    assert (found.against, list(found.increments)) == ("new", ["old"])
    assert found.increments["old"].cost < 0


def test_of_three_groups_one_has_to_be_named() -> None:
    frame = two_groups()
    frame.loc[:29, "group"] = "third"
    found = evaluated(frame, group="group")
    assert not found.increments
    assert found.acceptability.empty
    assert "name the one to compare the others with" in found.summary()
    named = evaluated(frame, group="group", against="old")
    assert list(named.increments) == ["new", "third"]
    assert named.acceptability["group"].unique().tolist() == ["new", "third"]


def test_amounts() -> None:
    found = evaluated(two_groups(), group="group", against="old", worth=[0, 100, 2500])
    assert found.acceptability["worth"].tolist() == [0, 100, 2500]
    by_itself = evaluated(two_groups(), group="group", against="old").acceptability["worth"]
    assert by_itself.max() >= 2 * 86309.34 / 30 > by_itself.max() - 500
    assert by_itself.diff().dropna().unique().tolist() == [500]


def test_shuffled_rows_change_no_sum() -> None:
    frame = two_groups()
    found, other = evaluated(frame, group="group"), evaluated(frame.sample(frac=1, random_state=2), group="group")
    same = ["clients", "cost", "improved", "ratio", "fieller_low", "fieller_high"]
    pd.testing.assert_frame_equal(found.table[same], other.table[same])
    assert other.increments["old"].fieller == pytest.approx(found.increments["old"].fieller)


def test_a_client_without_a_cost_moves_the_count_by_one() -> None:
    frame = two_groups()
    frame.loc[0, "cost"] = np.nan
    found = evaluated(frame, group="group").groups["new"]
    assert (found.clients, found.unknown_cost) == (79, 1)
    assert found.cost == pytest.approx(of(two_groups(), "new")[0][1:].sum())


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no such group": ({"group": "group", "against": "third"}, "there is no group third to compare with"),
    "no group at all": ({"against": "old"}, "there is no group old to compare with"),
    "an amount below 0": ({"group": "group", "worth": [-1]}, "an amount is below 0"),
    "an endless amount": ({"worth": [float("inf")]}, "an amount is below 0 or no number"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_t_be_asked(name: str) -> None:
    asked, says = REFUSED[name]
    with pytest.raises(InputError, match=says):
        evaluated(two_groups(), **asked)


def test_a_group_of_nobody_improved_beside_one_that_did() -> None:
    frame = two_groups().assign(improved=lambda rows: rows["improved"].where(rows["group"] == "new", 0))
    found = evaluated(frame, group="group", against="old")
    assert np.isnan(found.groups["old"].ratio)
    assert np.isfinite(found.increments["new"].fieller).all()
    assert found.acceptability["worth"].max() >= 2 * found.groups["old"].at_least
