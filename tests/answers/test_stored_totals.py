"""Totals that came along are compared with the items, never believed."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from mittari.answers.frame import Origin
from mittari.answers.stored_totals import compare_totals, stored_totals
from tests.small_meter import small_meter

NAN = float("nan")


def reasons(written: list[object], computed: list[float], decimal_comma: bool = False) -> list[tuple[int | None, str]]:
    frame, values = pd.DataFrame({"t": written}), {"s": np.array(computed)}
    found = compare_totals(frame, values, {"t": "s"}, Origin("a.csv", 2, decimal_comma))
    return [(problem.line, problem.reason.removeprefix("the stored total ")) for problem in found]


def test_names_each_total_that_differs() -> None:
    assert reasons(["3", "4.0", " 5 ", "6"], [3, 4, 5, 7]) == [(5, "differs from its items")]


def test_a_total_that_can_t_be_checked_is_named() -> None:
    assert reasons(["3", "", None, "x"], [NAN, NAN, NAN, 4]) == [
        (2, "can't be checked: answers are missing"),
        (5, "is not a number"),
    ]


@pytest.mark.parametrize(("decimal_comma", "found"), [(True, []), (False, [(2, "is not a number")])])
def test_commas_are_read_as_the_file_says(decimal_comma: bool, found: list[tuple[int, str]]) -> None:
    assert reasons(["12,5"], [12.5], decimal_comma) == found


def test_numbers_are_compared_as_well_as_texts() -> None:
    assert reasons([3.0, NAN, 5.0], [3, 4, 6]) == [(4, "differs from its items")]


def test_a_score_may_stand_in_several_columns(tmp_path: Path) -> None:
    meter = small_meter(tmp_path)
    assert stored_totals(meter, ["whole_again", "x", "whole_total"]) == {"whole_total": "whole", "whole_again": "whole"}
    assert stored_totals(meter, ["x"]) == {}
