"""The comparison in words: what is told of whom, and what it says it can't."""

from dataclasses import replace

import pytest

from mittari.effects.providers.compare import compare_providers
from mittari.effects.providers.comparison import ProviderComparison
from mittari.errors import InputError
from tests.effects.providers.twenty import twenty


@pytest.fixture(name="found", scope="module")
def of_twenty() -> ProviderComparison:
    return compare_providers(twenty(), provider="provider", outcome="better", case_mix=["x", "z"])


def with_reliability(found: ProviderComparison, values: list[float]) -> ProviderComparison:
    return replace(found, table=found.table.assign(reliability=values))


def test_few_providers_are_told_only_when_asked_twice(found: ProviderComparison) -> None:
    few = replace(found, table=found.table.head(7))
    with pytest.raises(InputError, match="7 providers with 10 clients or more, 10 are needed"):
        few.summary()
    assert "TOO LITTLE, take it as a hint: 7 providers" in few.summary(even_if_small=True)


def test_reliability_rules_what_is_told(found: ProviderComparison) -> None:
    said = with_reliability(found, [0.9, 0.6, 0.4] + [0.2] * 17).summary().splitlines()
    assert [line for line in said if line.startswith("  p")] == [
        next(line for line in said if line.startswith("  p00: 11 of 20, 9.4 expected, ratio 1.17")),
        next(line for line in said if line.startswith("  p01: shrunken ")),
    ]
    assert "  18 more are not told: too little is known of them (reliability below 0.5)" in said
    none = with_reliability(found, [0.2] * 20).summary()
    assert "None of the 20 is told: too little is known of them" in none
    assert "In order of name" not in none


def test_providers_stand_in_order_of_name(found: ProviderComparison) -> None:
    said = with_reliability(found, [0.9] * 20).summary()
    assert [line[2:5] for line in said.splitlines() if line.startswith("  p")] == sorted(found.table.index)
    assert "does not rank" in said
    assert "to be asked, not judged" in said


def test_what_is_wrong_is_said(found: ProviderComparison) -> None:
    bad = replace(found, events_a_column=4, columns=("x",), between=replace(found.between, converged=False))
    assert "too many columns for these outcomes" in bad.summary()
    assert "NOT CONVERGED" in bad.summary()
    nothing = replace(found, columns=(), between=replace(found.between, singular=True))
    assert "WITHOUT ANY CASE MIX" in nothing.summary()
    assert "SINGULAR: providers differ no more than chance" in nothing.summary()


def test_empty_rows_are_counted_not_named(found: ProviderComparison) -> None:
    hidden = found.table.copy()
    hidden.loc["p05"] = None
    said = replace(found, table=hidden).summary()
    assert "p05" not in said
    assert "1 more has fewer than 10 clients" in said


def test_one_is_one(found: ProviderComparison) -> None:
    one = replace(found, table=found.table.head(1).assign(reliability=0.2), clients=1, fewest=1)
    said = one.summary(even_if_small=True)
    assert said.startswith("1 client of 1 provider, 45.5% of all;")
    assert "1 provider with 1 client or more, 10 are needed" in said
    assert "The only one is not told: too little is known" in said


def test_a_category_is_told_by_how_many_it_has_and_not_by_their_names() -> None:
    rows = twenty()
    ages = rows.assign(age=[f"{20 + number % 48}" for number in range(len(rows))])
    mix = ["x", "age"]
    found = compare_providers(ages, provider="provider", outcome="better", case_mix=mix, categories=["age"])
    assert "\nCase mix: x, age (48 categories); of two clients" in found.summary()
