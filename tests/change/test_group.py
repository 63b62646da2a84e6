"""A group's sums: they add, they count everybody once, and the rates follow from them."""

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mittari.change import GroupChange, reliable_change
from mittari.change.verdict import Verdict

scores = st.integers(0, 40).map(float) | st.just(math.nan)
pairs = st.lists(st.tuples(scores, scores), max_size=30)


def changes(values: list[tuple[float, float]]) -> pd.DataFrame:
    before, after = np.array(values, dtype=float).reshape(-1, 2).T
    return reliable_change(before, after, sem=3, better="higher", low=0, high=40)


@given(pairs, pairs)
def test_sums_of_two_groups_add_to_those_of_both(
    one: list[tuple[float, float]], two: list[tuple[float, float]]
) -> None:
    assert GroupChange.of(changes(one)) + GroupChange.of(changes(two)) == GroupChange.of(changes(one + two))


@given(pairs)
def test_everybody_eligible_is_counted_once(values: list[tuple[float, float]]) -> None:
    group = GroupChange.of(changes(values))
    measured = [last - first for first, last in values if not math.isnan(first + last)]
    assert (group.eligible, group.measured) == (len(values), len(measured))
    assert sum(group.verdicts.values()) == len(values)
    assert sum(group.reasons.values()) == group.verdicts.get(Verdict.CANNOT_TELL, 0)
    if measured:
        assert group.mean == pytest.approx(np.mean(measured))


def test_one_last_score_less_moves_the_denominators_by_one() -> None:
    whole = GroupChange.of(changes([(10, 30), (20, 21), (30, 10)]))
    less = GroupChange.of(changes([(10, 30), (20, 21), (30, math.nan)]))
    assert (whole.eligible, less.eligible) == (3, 3)
    assert (whole.measured, less.measured) == (3, 2)
    assert (whole.told, less.told) == (3, 2)


def test_rates_have_both_denominators_and_wilson_intervals() -> None:
    group = GroupChange.of(changes([(10, 30)] * 3 + [(20, 21)] * 9 + [(5, math.nan)] * 4))
    rates = group.rates()
    assert rates.loc["improved", "count"] == 3
    assert rates.loc["improved", "of_eligible"] == 3 / 16
    ends = list(rates.loc["improved", ["of_told_low", "of_told_high"]])
    assert ends == pytest.approx([0.0889416683940547, 0.532305334933566], abs=1e-9)
    assert rates.loc["cannot_tell", "of_eligible"] == 0.25
    assert math.isnan(rates.loc["cannot_tell", "of_told"])  # type: ignore[arg-type]
    assert group.coverage == 0.75


def test_the_interval_of_the_mean_change() -> None:
    group = GroupChange.of(changes([(10, 30), (20, 21), (30, 10), (11, 15)]))
    expected = stats.ttest_1samp([20, 1, -20, 4], 0).confidence_interval(0.95)
    assert group.mean_interval() == pytest.approx((expected.low, expected.high))


def test_an_empty_group_has_no_figures() -> None:
    group = GroupChange()
    assert math.isnan(group.mean)
    assert math.isnan(group.coverage)
    assert group.rates()["of_told"].isna().all()
