"""The model in words: least sizes, what is assumed, and warnings where they are due."""

from dataclasses import replace

import pytest

from mittari.effects.marginal.result import MarginalStructural
from mittari.effects.marginal.structural import marginal_structural
from mittari.errors import InputError
from tests.effects.marginal.three_periods import ASKED, three_periods


@pytest.fixture(name="found", scope="module")
def fitted() -> MarginalStructural:
    return marginal_structural(three_periods(), **ASKED)


def test_words(found: MarginalStructural) -> None:
    said = found.summary()
    row, crude = found.effects.loc["A1"], found.crude.effects.loc["A1"]
    assert f"  A1: {row['value']:.2f} ({row['low']:.2f} to {row['high']:.2f}); cut " in said
    assert f"crude {crude['value']:.2f}" in said
    assert "always against never" in said
    assert "associations" in said
    assert "400 people, 0 rows left out\n" in said
    assert f"{found.effective_size:.0f} people of equal weight" in said


def test_few_people_only_when_asked_twice(found: MarginalStructural) -> None:
    few = replace(found, positivity=found.positivity.assign(treated=[19, 20, 400]))
    assert few.below_minimum == ("A0: 19 treated, 20 a period and arm are needed",)
    with pytest.raises(InputError, match="A0: 19 treated"):
        few.summary()
    assert "take it as a hint: A0: 19 treated" in few.summary(even_if_small=True)


def test_warnings_where_they_are_due(found: MarginalStructural) -> None:
    table = found.weights.assign(weight=found.weights["weight"] * 1.5)
    assert "their mean should be near 1" in replace(found, weights=table).summary()
    assert "should be near 1" not in replace(found, weights=table, stabilised=False).summary()
    apart = found.balance.assign(after=[float("nan"), 0, -0.3, 0.2, 0])
    said = replace(found, balance=apart).summary()
    assert "NOT BALANCED: in 2 of 5" in said
    assert "L1 in A1 by -0.30 SD" in said
    assert "CUTTING" not in replace(found, truncated=found.weighted).summary()
    assert "CUTTING" in replace(found, truncated=replace(found.weighted, value=found.weighted.value + 9)).summary()


def test_rows_left_out_are_told(found: MarginalStructural) -> None:
    said = replace(found, left_out=3, absent={"L1": 2, "Y": 1}).summary()
    assert "3 rows left out (without a value: L1 2, Y 1)" in said
