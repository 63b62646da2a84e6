"""Intervals against R (prop.test without continuity correction) and against SciPy on the raw values."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from mittari.errors import InputError
from mittari.statistics import mean_interval, wilson
from tests.shared_files import ORACLE, needs_shared

WILSON = ORACLE / "missing_rtm_wilson.json"
VALUES = st.lists(st.floats(-1000, 1000).map(lambda value: round(value, 3)), min_size=2, max_size=40)


@needs_shared
def test_wilson_equals_r() -> None:
    cases = json.loads(WILSON.read_text("utf-8"))["wilson"]
    low, high = wilson([case["x"] for case in cases], [case["n"] for case in cases])
    expected = np.array([case["wilson"] for case in cases])
    np.testing.assert_allclose(np.column_stack([low, high]), expected, rtol=0, atol=1e-9)


def test_wilson_of_three_in_twelve() -> None:
    low, high = wilson(3, 12)
    assert (round(low, 4), round(high, 4)) == (0.0889, 0.5323)


def test_wilson_of_nobody_is_unknown() -> None:
    low, high = wilson([0, 1], [0, 4])
    assert np.isnan(low[0])
    assert np.isnan(high[0])
    assert not np.isnan(low[1])


@pytest.mark.parametrize(("count", "n"), [(-1, 5), (6, 5)])
def test_wilson_refuses_impossible_counts(count: int, n: int) -> None:
    with pytest.raises(InputError):
        wilson(count, n)


@pytest.mark.parametrize("level", [0, 1, 1.5, float("nan")])
def test_a_level_lies_between_0_and_1(level: float) -> None:
    with pytest.raises(InputError):
        wilson(1, 5, level)


@given(VALUES, st.sampled_from([0.8, 0.95, 0.99]))
def test_mean_interval_equals_scipy_on_the_raw_values(values: list[float], level: float) -> None:
    array = np.array(values)
    low, high = mean_interval(len(array), array.sum(), (array**2).sum(), level)
    half = stats.t.ppf((1 + level) / 2, len(array) - 1) * array.std(ddof=1) / np.sqrt(len(array))
    np.testing.assert_allclose([low, high], [array.mean() - half, array.mean() + half], rtol=1e-6, atol=1e-3)


def test_mean_interval_needs_two_values() -> None:
    low, high = mean_interval([0, 1, 2], [0, 5, 8], [0, 25, 34])
    assert np.isnan(low).tolist() == [True, True, False]
    assert high[2] == pytest.approx(4 + 12.706204736 * 1)


def test_equal_values_have_an_interval_without_width() -> None:
    low, high = mean_interval(3, 0.3, 3 * 0.1**2)
    assert low == pytest.approx(0.1)
    assert high == pytest.approx(0.1)
