"""Sums keyed by codes add like numbers."""

import pandas as pd

from mittari.indicators.sums import Sums


def test_they_add_key_by_key() -> None:
    both = Sums({("a",): 1, ("b", "x"): 2}) + Sums({("b", "x"): 3, ("b", "y"): 4})
    assert dict(both.cells) == {("a",): 1, ("b", "x"): 5, ("b", "y"): 4}
    assert both[("nothing",)] == 0


def test_codes_below_a_prefix() -> None:
    sums = Sums.counted(("b",), pd.Series(["y", "x", "y"])) + Sums({("b",): 9})
    assert sums.codes("b") == ["x", "y"]
    assert sums.count("b", "y") == 2
