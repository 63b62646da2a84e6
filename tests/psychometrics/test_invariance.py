"""Invariance against lavaan, and that it finds what was put in and nothing else."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from mittari.errors import InputError
from mittari.psychometrics.invariance import invariance_of_groups, invariance_of_times
from mittari.psychometrics.invariance_steps import Invariance
from tests.psychometrics.answers import big_five
from tests.shared_files import DATA, needs_shared


def twice(n: int = 400, shift: float = 0.4, steeper: float = 0.0, seed: int = 5) -> dict[str, pd.DataFrame]:
    """n people twice; at the second time item 4 is answered `shift` higher at the same state, and moves `steeper`."""
    # The numbers of this generator never change: lavaan's figures belong to them.
    rng = np.random.RandomState(seed)
    state = rng.normal(size=n)
    later = 0.7 * state + 0.6 * rng.normal(size=n) + 0.3
    own, loadings = rng.normal(size=(n, 4)), np.array([1, 0.8, 0.9, 0.7])
    first = 0.9 * state[:, None] * loadings + 0.5 * own + 0.7 * rng.normal(size=(n, 4))
    steep = loadings + np.array([0, 0, 0, steeper])
    second = 0.9 * later[:, None] * steep + 0.5 * own + 0.7 * rng.normal(size=(n, 4)) + [0, 0, 0, shift]
    names = ["i1", "i2", "i3", "i4"]
    return {
        "first": pd.DataFrame(first.round(6), columns=names),
        "second": pd.DataFrame(second.round(6), columns=names),
    }


def two_groups(shift: float = 0.0, n: int = 300) -> tuple[pd.DataFrame, pd.Series]:
    """Two independent groups that differ in how they answer item 4."""
    one, other = twice(n, 0, seed=1)["first"], twice(n, shift, seed=2)["second"]
    return pd.concat([one, other]), pd.Series(["fi"] * n + ["sv"] * n)


def latent(found: Invariance) -> list[float]:
    return found.latent[["value", "se"]].to_numpy()[0].tolist()


def check(found: Invariance, expected: list[list[float]]) -> None:
    figures = found.table[["chi2", "df", "cfi", "rmsea"]].to_numpy()
    assert figures == pytest.approx(np.array(expected), abs=1e-5)
    assert found.trusted


@needs_shared
def test_agreeableness_by_gender_is_as_in_lavaan() -> None:
    # lavaan 0.6-14: cfa("f =~ A1+A2+A3+A4+A5", group = "gender", std.lv = TRUE, group.equal = ...,
    # information = "observed"), complete rows.
    gender = pd.read_csv(DATA / "psychtools_bfi.csv")["gender"]
    found = invariance_of_groups(big_five("A"), gender)
    expected = [
        [85.32491281, 10, 0.96822805, 0.07457269],
        [92.79042287, 14, 0.96676631, 0.06445895],
        [132.02051192, 18, 0.95190630, 0.06838577],
    ]
    check(found, expected)
    assert (found.n, found.least, found.left_out) == (2709, 896, 91)
    assert latent(found) == pytest.approx([0.44075440, 0.04719363], abs=1e-4)
    assert found.holds == "metric"
    assert "means can't be compared" in found.summary()


def test_two_times_are_as_in_lavaan() -> None:
    # lavaan 0.6-14: two factors, errors of an item over times free, labels for what is equal, information = "observed".
    found = invariance_of_times(twice())
    expected = [[10.29039456, 15, 1, 0], [11.98505309, 18, 1, 0], [53.99085792, 21, 0.96739381, 0.06266963]]
    check(found, expected)
    assert latent(found) == pytest.approx([0.28293742, 0.05027358], abs=1e-4)
    assert found.holds == "metric"
    words = found.summary()
    assert "scalar invariance over times does not hold" in words
    assert "SD of" not in words.replace("SD of the first", "")


def test_the_same_meaning_lets_means_be_compared() -> None:
    found = invariance_of_times(twice(shift=0))
    assert found.holds == "scalar"
    assert "second: +0." in found.summary()
    assert "of what is measured against first" in found.summary()


def test_an_item_that_moves_more_is_seen_in_the_loadings() -> None:
    found = invariance_of_times(twice(n=1_500, shift=0, steeper=0.9))
    assert found.holds == "configural"
    assert "changes can't be compared" in found.summary()


def test_groups() -> None:
    assert invariance_of_groups(*two_groups(n=500)).holds == "scalar"
    found = invariance_of_groups(*two_groups(shift=0.8))
    assert found.holds == "metric"
    assert found.names == ("fi", "sv")


def test_order_names_and_units_change_nothing() -> None:
    values, groups = two_groups(shift=0.5)
    expected = invariance_of_groups(values, groups).table
    order = np.random.default_rng(1).permutation(len(values))
    shuffled = values.iloc[order] * [1, 10, -3, 0.5] + [7, -2, 0, 1]
    found = invariance_of_groups(shuffled.rename(columns=str.upper), groups.iloc[order].map({"fi": "x", "sv": "y"}))
    pd.testing.assert_frame_equal(found.table, expected, atol=1e-5)


def test_three_items_leave_the_first_step_untested() -> None:
    values, groups = two_groups(shift=0.8)
    found = invariance_of_groups(values[["i1", "i2", "i4"]], groups)
    assert found.table["df"].tolist() == [0, 2, 4]
    assert found.table["chi2"].iloc[0] == pytest.approx(0, abs=1e-6)
    assert found.holds == "metric"


def test_two_things_are_not_one() -> None:
    rng = np.random.default_rng(2)
    one, other = rng.normal(size=(2, 600, 1))
    values = pd.DataFrame(np.hstack([one + rng.normal(size=(600, 3)), other + rng.normal(size=(600, 3))]))
    found = invariance_of_groups(values, pd.Series(["a", "b"] * 300))
    assert found.holds is None
    assert "one factor does not fit" in found.summary()


def test_few_people_only_when_asked_twice() -> None:
    values, groups = two_groups(n=150)
    with pytest.raises(InputError, match="150 people are fewer than the 200"):
        invariance_of_groups(values, groups)
    small = invariance_of_groups(values, groups, even_if_small=True)
    with pytest.raises(InputError, match="too little: 150 people"):
        small.summary()
    assert "take it as a hint" in small.summary(even_if_small=True)


def test_people_without_an_answer_or_a_group_are_left_out() -> None:
    values, groups = two_groups()
    values = values.reset_index(drop=True)
    values.loc[0, "i1"] = np.nan
    groups = groups.mask(groups.index == 1, "").mask(groups.index == 2)
    found = invariance_of_groups(values, groups)
    assert (found.n, found.left_out, found.least) == (597, 3, 297)
    times = twice()
    times["second"].loc[5, "i2"] = np.nan
    assert invariance_of_times(times).left_out == 1


def test_what_can_t_be_compared_is_refused() -> None:
    values, groups = two_groups()
    with pytest.raises(InputError, match="there is 1 group"):
        invariance_of_groups(values, pd.Series(["fi"] * 600))
    with pytest.raises(InputError, match="it needs three items"):
        invariance_of_groups(values[["i1", "i2"]], groups)
    with pytest.raises(InputError, match="i3: all of sv answered it alike"):
        invariance_of_groups(values.assign(i3=values["i3"].where((groups == "fi").to_numpy(), 1.0)), groups)
    with pytest.raises(InputError, match="the sum or the copy of others"):
        invariance_of_times({"first": twice()["first"], "second": twice()["first"]})
    with pytest.raises(InputError, match="same people and items"):
        invariance_of_times({"first": twice()["first"], "second": twice()["second"][:300]})


def test_by_chance_little_is_found_and_intervals_hold_the_truth() -> None:
    found = [invariance_of_times(twice(n=250, shift=0, seed=seed)) for seed in range(20)]
    assert sum(one.holds != "scalar" for one in found) <= stats.binom.ppf(0.999, 20, 0.1)
    held = [bool(one.latent["low"].iloc[0] < 0.3 < one.latent["high"].iloc[0]) for one in found]
    assert sum(held) >= stats.binom.ppf(0.001, 20, 0.95)
