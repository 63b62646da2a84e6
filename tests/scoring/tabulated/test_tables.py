"""Tables hold what the rules say; where a table would lack a row there is none."""

from typing import Any

import numpy as np

from mittari.scoring.tabulated.plan import plan_of
from mittari.scoring.tabulated.steps import steps_of
from mittari.scoring.tabulated.tables import combination_tables, sum_table
from tests.scoring.tabulated.meters import by_definition, by_table, meter_of, same_bits, score

CODINGS = {"three": {"codes": [0, 1, 2]}}
ITEMS = [{"id": name, "kind": "choice", "coding": "three"} for name in ("a", "b")]


def lookup(rows: dict[int, float], **keys: Any) -> dict[str, Any]:
    table = {"version": "1", "source": "made up", "rows": rows} | keys
    one = score("it", "sum", ["a", "b"], transform=[{"kind": "lookup", "table": "all"}])
    return {"codings": CODINGS, "items": ITEMS, "scores": [one], "tables": {"all": table}}


def test_a_table_by_sum_holds_each_sum() -> None:
    meter = meter_of(codings=CODINGS, items=ITEMS, scores=[score("it", "mean", ["a", "b"], minimum_answered=1)])
    one = meter.scores["it"]
    steps = steps_of(meter, one)
    assert steps is not None
    table = sum_table(meter, one, steps, (0,))
    assert table is not None
    assert table.columns["value"][:5].tolist() == [0, 0.5, 1, 1.5, 2]
    assert table.columns["value"][5:8].tolist() == [0, 1, 2]
    assert np.isnan(table.columns["value"][8:]).all()


def test_all_rows_without_a_score_are_one() -> None:
    meter = meter_of(codings=CODINGS, items=ITEMS, scores=[score("it", "sum", ["a", "b"], minimum_answered=2)])
    steps = steps_of(meter, meter.scores["it"])
    assert steps is not None
    table = sum_table(meter, meter.scores["it"], steps, (0,))
    assert table is not None
    assert (table.last, len(table.columns["value"])) == (1, 10)
    codes = {"a": np.array([2, 2, -128] * 4), "b": np.array([1, -127, -126] * 4)}
    assert same_bits(by_table(meter, codes), by_definition(meter, codes))


def test_no_table_where_a_row_is_lacking() -> None:
    meter = meter_of(**lookup({0: 1, 1: 2, 2: 4}))
    one = meter.scores["it"]
    steps = steps_of(meter, one)
    assert steps is not None
    assert sum_table(meter, one, steps, (0,)) is None
    assert plan_of(meter, 10_000) is None


def test_what_stands_beside_a_score_comes_along() -> None:
    rows = {number: number * 1.5 for number in range(5)}
    meter = meter_of(**lookup(rows, standard_errors={number: 0.25 * (number + 1) for number in range(5)}))
    codes = {name: np.array([0, 1, 2, -128, 2]) for name in ("a", "b")}
    assert by_table(meter, codes)["it"].beside["standard_error"][1] == 0.75
    assert same_bits(by_table(meter, codes), by_definition(meter, codes))


def test_combinations_are_counted_before_they_are_made() -> None:
    meter = meter_of(codings=CODINGS, items=ITEMS, scores=[score("it", "maximum", ["a", "b"])])
    assert combination_tables(meter, ["it"], 48) == {}
    table = combination_tables(meter, ["it"], 49)["it"]
    assert len(table.columns["value"]) == 49
