"""Effect sizes stand beside their raw points; small groups and missing scores."""

import numpy as np
import pandas as pd
import pytest

from mittari.change.effect_sizes.together import effect_sizes
from mittari.errors import InputError
from tests.change.change_oracle import complete_pairs, parameters
from tests.change.effect_sizes.twelve import AFTER, BEFORE, RAW
from tests.shared_files import needs_shared


def test_raw_points_come_first() -> None:
    found = effect_sizes(BEFORE, AFTER, sem=2)
    table = found.table()
    assert list(table["figure"]) == ["mean change", "SRM (d_z)", "Glass g", "Hedges g_av"]
    assert tuple(table.loc[0, ["value", "low", "high"]]) == pytest.approx(RAW, abs=1e-9)
    words = found.summary()
    assert words.startswith("Mean change 3.50 (1.19 to 5.81) raw points, 12 people, 0 left out.")
    assert "(SDC): 5.54 raw points" in words
    assert "SEM" in effect_sizes(BEFORE, AFTER).summary()


@needs_shared
def test_one_data_set_has_three_sizes() -> None:
    # Known of these data: Glass 1.82, d_av 1.26, SRM 0.99; g is d times the correction of n 116.
    pairs = complete_pairs(parameters("anxiety_complete_0_4"))
    found = effect_sizes(pairs["before"], pairs["after"])
    correction = 1 - 3 / (4 * 115 - 1)
    assert round(found.mean, 2) == -12.98
    values = {one.name: one.value for one in found.sizes}
    assert round(values["SRM (d_z)"], 2) == -0.99
    assert round(values["Glass g"] / correction, 2) == -1.82
    assert round(values["Hedges g_av"] / correction, 2) == -1.26


def test_who_has_one_score_is_left_out_and_counted() -> None:
    found = effect_sizes(pd.Series([*BEFORE, None, 30.0]), pd.Series([*AFTER, 20.0, None]))
    assert (found.n, found.left_out) == (12, 2)
    assert found.mean == pytest.approx(3.5)


def test_small_groups_are_refused_unless_asked_for_twice() -> None:
    with pytest.raises(InputError, match="4 pairs are fewer than the 10"):
        effect_sizes(BEFORE[:4], AFTER[:4])
    assert "take it as a hint" in effect_sizes(BEFORE[:4], AFTER[:4], even_if_small=True).summary()
    with pytest.raises(InputError, match="fewer than the 3"):
        effect_sizes(BEFORE[:2], AFTER[:2], even_if_small=True)


def test_equal_scores_are_no_size_and_no_crash() -> None:
    found = effect_sizes(np.full(12, 5.0), np.full(12, 7.0))
    assert found.mean == 2
    assert found.summary().count("not defined") == 3


def test_equal_changes_have_sizes_without_an_interval() -> None:
    found = effect_sizes(np.array(BEFORE), np.array(BEFORE) + 0.1)
    assert np.isnan([found.low, found.high]).all()
    words = found.summary()
    assert words.startswith("Mean change 0.10 raw points")
    assert words.count("not defined") == 1
    assert "nan" not in words
    assert np.isnan([one.low for one in found.sizes]).all()
    assert found.sizes[1].value == pytest.approx(0.1 / np.std(BEFORE, ddof=1), rel=0.1)
