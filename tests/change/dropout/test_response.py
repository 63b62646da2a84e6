"""Who is there: counts by hand, Wilson's and Welch's intervals from R, and nobody on a side."""

import numpy as np
import pandas as pd
import pytest

from mittari.change.dropout.response import first_scores, response
from mittari.change.dropout.waves import Waves
from tests.change.dropout.leavers import shared_waves
from tests.shared_files import needs_shared

NAN = np.nan


def waves(*scores: list[float]) -> Waves:
    return Waves(np.array(scores), pd.Index(range(len(scores))), np.arange(len(scores[0])) * 1.0)


def test_two_denominators_and_who_came_back() -> None:
    found = response(waves([1, 2, 3], [1, NAN, 3], [1, 2, NAN], [NAN, 2, 3], [NAN, NAN, NAN], [1, NAN, NAN]))
    assert found["measured"].tolist() == [4, 3, 3]
    assert found["stayed"].tolist() == [4, 2, 2]
    assert found["back"].tolist() == [0, 1, 2]
    assert found["of_all"].tolist() == pytest.approx([4 / 6, 3 / 6, 3 / 6])
    assert found["of_first"].tolist() == [1, 0.5, 0.5]
    assert found.index.tolist() == ["0", "1", "2"]


@needs_shared
def test_the_shared_group_is_as_r_says() -> None:
    # R 4.2.2: prop.test(488, 800, correct = FALSE); t.test(y0[!is.na(y2)], y0[is.na(y2)])
    there = response(shared_waves()).iloc[2]
    assert there["measured"] == 488
    assert [there["of_all_low"], there["of_all_high"]] == pytest.approx(PROP_TEST, abs=1e-9)
    found = first_scores(shared_waves()).loc["2"]
    assert list(found["stayed":"left"]) == [488, 312]
    assert list(found["mean_stayed":]) == pytest.approx(T_TEST, abs=1e-9)


PROP_TEST = [0.575752357705087, 0.643196289529665]
T_TEST = [46.74872115989205, 41.97328794949291, 4.77543321039914, 3.84054869933854, 5.71031772145975]


def test_where_nobody_left_or_one_did_there_is_no_interval() -> None:
    found = first_scores(waves([1, 2, 3], [2, 2, NAN], [4, 2, 5]))
    assert found["left"].tolist() == [0, 1]
    assert found["mean_left"].tolist() == pytest.approx([NAN, 2], nan_ok=True)
    assert found["difference"].tolist() == pytest.approx([NAN, 0.5], nan_ok=True)
    assert found[["low", "high"]].isna().to_numpy().all()


def test_equal_first_scores_have_no_interval_and_no_crash() -> None:
    found = first_scores(waves([1, 2], [1, 2], [1, NAN], [1, NAN]))
    assert found["difference"].tolist() == [0]
    assert found["low"].isna().all()
