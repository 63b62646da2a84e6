"""Which scores are read from which table."""

from typing import Any

import pytest

from mittari.scoring.tabulated.plan import Plan, only, plan_of
from mittari.scoring.tabulated.tables import CombinationTable, SumTable
from tests.scoring.tabulated.meters import meter_of, score

CODINGS = {"five": {"codes": [1, 2, 3, 4, 5]}}
ITEMS: list[dict[str, Any]] = [{"id": f"q{number}", "kind": "choice", "coding": "five"} for number in range(8)]
Q = [item["id"] for item in ITEMS]


def plan(scores: list[dict[str, Any]], rows: int = 1_000_000, **keys: Any) -> Plan:
    found = plan_of(meter_of(codings=CODINGS, items=ITEMS, scores=scores, **keys), rows)
    assert found is not None
    return found


def test_sums_combinations_compositions_and_the_rest() -> None:
    found = plan(
        [
            score("first", "sum", Q[:4]),
            score("whole", "mean", Q),
            score("lowest", "minimum", Q[:2]),
            score("of_scores", "sum", [], scores=["whole", "lowest"]),
            score("most", "pomp", Q),
        ]
    )
    assert {name: type(table) for name, table in found.tables.items()} == {
        "first": SumTable,
        "whole": SumTable,
        "lowest": CombinationTable,
    }
    assert [one.id for one in found.composed] == ["of_scores"]
    assert found.rest is not None
    assert list(found.rest.scores) == ["most"]


def test_items_that_several_scores_add_are_added_once() -> None:
    found = plan([score("first", "sum", Q[:4]), score("whole", "mean", Q)])
    assert [sorted(part.items) for part in found.parts] == [Q[:4], Q[4:]]


def test_many_combinations_are_worth_it_for_many_forms_only() -> None:
    scores = [score("first", "sum", Q[:1]), score("lowest", "minimum", Q[:4])]
    assert plan(scores, rows=5_000).rest is not None
    assert plan(scores, rows=500_000).rest is None


def test_the_plan_of_a_meter_is_made_once() -> None:
    meter = meter_of(codings=CODINGS, items=ITEMS, scores=[score("first", "sum", Q)])
    assert plan_of(meter, 5_000) is plan_of(meter, 6_000)
    same = meter_of(codings=CODINGS, items=ITEMS, scores=[score("first", "mean", Q)])
    assert plan_of(same, 5_000) is not plan_of(meter, 5_000)


def test_no_plan_without_a_table() -> None:
    assert plan_of(meter_of(codings=CODINGS, items=ITEMS, scores=[score("most", "pomp", Q)]), 5_000) is None


def test_no_plan_where_discarding_hangs_on_an_item_that_does_not_fit() -> None:
    items = [*ITEMS, {"id": "far", "kind": "number", "minimum": 0, "maximum": 1000}]
    keys: dict[str, Any] = {"codings": CODINGS, "items": items, "scores": [score("first", "sum", Q)]}
    assert plan_of(meter_of(**keys), 5_000) is not None
    assert plan_of(meter_of(**keys, maximum_missing="20%"), 5_000) is None


@pytest.mark.parametrize(("names", "left"), [(["a"], ["a"]), (["c"], ["a", "c"])])
def test_a_meter_of_some_scores_keeps_what_they_are_made_of(names: list[str], left: list[str]) -> None:
    scores = [score("a", "sum", Q), score("b", "mean", Q), score("c", "sum", [], scores=["a"])]
    meter = meter_of(codings=CODINGS, items=ITEMS, scores=scores, maximum_missing="20%")
    assert list(only(meter, names).scores) == left
    assert only(meter, names).structure.maximum_missing is None
