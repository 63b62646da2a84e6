"""The change along a method's line, and without one."""

import numpy as np
import pandas as pd

from mittari.change.along import change_along
from mittari.change.methods.method import IndexLine


def test_without_a_line_the_change_is_there_and_no_verdict() -> None:
    found = change_along(None, [10.0, np.nan], [15.0, 3.0], better="higher")
    assert found["change"].iloc[0] == 5.0
    assert found["rci"].isna().all()
    assert list(found["reason"]) == ["no_sem", "no_first"]


def test_the_index_of_the_scores_is_kept() -> None:
    before = pd.Series([10.0, 20.0], index=["K-02", "K-01"])
    found = change_along(IndexLine(error=2.0), before, before + 3, better="lower")
    assert list(found.index) == ["K-02", "K-01"]
    assert list(found["rci"]) == [1.5, 1.5]
