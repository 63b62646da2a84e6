"""Cost in words: least sizes, what is told of a ratio and of none, and what it says it can't."""

from typing import Any

import pandas as pd
import pytest

from mittari.effects.cost.evaluate import cost_per_improvement
from mittari.effects.cost.evaluation import CostEvaluation
from mittari.errors import InputError
from tests.effects.cost.clients import two_groups


def evaluated(frame: pd.DataFrame, **more: Any) -> CostEvaluation:
    return cost_per_improvement(frame, cost="cost", improved="improved", replicates=400, **more)


def test_told_of_each_group_and_of_both() -> None:
    said = evaluated(two_groups(), group="group", against="old").summary()
    assert "new: 56 of 80 clients reliably improved (70.0%" in said
    assert "  Cost per reliable improvement 1,767 (95% bootstrap " in said
    assert "new beside old, in these clients: dearer, more improve; the cost of a client differs by 278 (" in said
    assert "it may be chance" not in said
    assert "  One improvement more costs 759 (Fieller " in said
    assert "  Worth its cost with 95% if an improvement is worth" in said
    assert "or more" in said
    assert "no price of an effect" in said
    assert "ranks nobody" in said


def test_the_cheaper_group_of_which_fewer_improve_saves() -> None:
    said = evaluated(two_groups(), group="group", against="new").summary()
    assert "old beside new, in these clients: not dearer, not more improve" in said
    assert "  One improvement less saves 759 (Fieller " in said


def test_few_clients_are_told_only_when_asked_twice() -> None:
    few = two_groups(sizes=(9, 40))
    with pytest.raises(InputError, match="new has 9 clients, 30 are needed to compare groups"):
        evaluated(few, group="group").summary()
    assert "TOO LITTLE" in evaluated(few, group="group").summary(even_if_small=True)
    with pytest.raises(InputError, match="all has 9 clients, 10 are needed for a rate"):
        evaluated(few.head(9)).summary()


def test_nobody_improved() -> None:
    said = evaluated(two_groups().assign(improved=0)).summary()
    assert "Nobody improved, so there is no ratio: an improvement costs" in said
    assert "Cost per reliable improvement" not in said


def test_no_ratio_where_rates_may_not_differ() -> None:
    frame = two_groups().assign(improved=lambda rows: (rows["client"] % 2 == 0).astype(int))
    said = evaluated(frame, group="group", worth=[0, 100]).summary()
    assert "No ratio is told, as the rates may not differ" in said
    # Without an --against, the first by name is compared with.
    assert "old beside new, in these clients: not dearer" in said
    assert "the rate that improves by 0.0 percentage points (" in said
    assert said.count("it may be chance") == 1
    assert "or less" in said


def test_dominance_needs_no_ratio() -> None:
    frame = two_groups().assign(cost=lambda rows: rows["cost"].where(rows["group"] == "old", rows["cost"] / 10))
    said = evaluated(frame, group="group", against="old").summary()
    assert "not dearer, more improve" in said
    assert "One improvement more" not in said
    assert "is worth 0 or more" in said


def test_never_worth_it() -> None:
    frame = two_groups().assign(improved=lambda rows: (rows["group"] == "old").astype(int) * (rows["client"] % 2))
    said = evaluated(frame, group="group", against="old", worth=[10, 20]).summary()
    assert "For no amount up to 20 is it worth its cost with 95%" in said


def test_those_not_known_are_told() -> None:
    frame = two_groups().astype({"improved": float})
    frame.loc[:4, "improved"] = None
    said = evaluated(frame).summary()
    assert "5 of whom it is not known whether they improved" in said
    assert "Had all of those not known improved" in said


def test_tables() -> None:
    found = evaluated(two_groups(), group="group", against="old")
    assert found.table.index.tolist() == ["new", "old"]
    assert {"clients", "rate_low", "rate_high", "ratio", "bca_low", "fieller_high", "at_least"} <= set(found.table)
    assert list(found.increment_table.loc[:, "clients":"cost_high"]) == [
        "clients",
        "clients_against",
        "cost",
        "cost_low",
        "cost_high",
    ]
    assert found.table.columns.is_unique
    assert found.increment_table.columns.is_unique
