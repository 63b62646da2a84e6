"""Reliable change against R's numbers, the printed example, and rules that hold for any numbers."""

import math
import time
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.change import Reason, cannot_tell, reliable_change, threshold
from mittari.errors import InputError, MittariError
from tests.change.change_oracle import KEYS, complete_pairs, oracle_row, parameters
from tests.shared_files import needs_shared

SEM_1991 = 7.5 * math.sqrt(1 - 0.80)

scores = st.integers(0, 60).map(float) | st.just(math.nan)
pairs = st.lists(st.tuples(scores, scores), min_size=1, max_size=30)


@needs_shared
@pytest.mark.parametrize("key", KEYS)
def test_counts_and_errors_equal_r(key: str) -> None:
    given, expected = parameters(key), oracle_row(key, "distribution", "JT")
    wide = complete_pairs(given)
    sem = float(wide["before"].std(ddof=1)) * math.sqrt(1 - given["rel"])
    found = reliable_change(wide["before"], wide["after"], sem=sem, better=given["better"])
    counts = found["verdict"].value_counts()
    assert len(found) == expected["n_used"]
    assert counts["improved"] == expected["improved"]
    assert counts["no_reliable_change"] == expected["unchanged"]
    assert counts["worse"] == expected["deteriorated"]
    assert threshold(sem) / (math.sqrt(2) * sem) == pytest.approx(expected["critical"], abs=1e-9)
    s_diff = (found["change"] / found["rci"]).dropna().iloc[0]
    assert s_diff == pytest.approx(expected["s_diff"], abs=1e-9)


def test_the_printed_example_of_1991() -> None:
    found = reliable_change([32.5], [47.5], sem=SEM_1991, better="higher").iloc[0]
    assert (found["change"], found["verdict"]) == (15.0, "improved")
    assert round(found["rci"], 3) == 3.162
    assert round(SEM_1991, 3) == 3.354
    assert threshold(SEM_1991) == pytest.approx(9.297, abs=5e-4)


def test_a_change_of_exactly_the_threshold_is_not_reliable() -> None:
    edge = threshold(1.0)
    after = [edge, np.nextafter(edge * (1 + 1e-12), 99), -edge, -edge * (1 + 1e-12)]
    found = reliable_change([0.0] * 4, after, sem=1.0, better="higher")
    assert list(found["verdict"]) == ["no_reliable_change", "improved", "no_reliable_change", "worse"]


@given(pairs, st.floats(0.1, 20))
def test_turning_the_scale_round_changes_nothing(values: list[tuple[float, float]], sem: float) -> None:
    before, after = np.array(values).T
    found = reliable_change(before, after, sem=sem, better="higher", low=0, high=60)
    turned = reliable_change(60 - before, 60 - after, sem=sem, better="lower", low=0, high=60)
    assert list(found["verdict"]) == list(turned["verdict"])
    assert found["reason"].equals(turned["reason"])
    np.testing.assert_allclose(found["rci"].abs(), turned["rci"].abs())


@given(pairs, st.integers(2, 5))
def test_another_unit_changes_no_verdict(values: list[tuple[float, float]], factor: int) -> None:
    before, after = np.array(values).T
    found = reliable_change(before, after, sem=4, better="higher")
    other = reliable_change(7 + factor * before, 7 + factor * after, sem=4 * factor, better="higher")
    assert list(found["verdict"]) == list(other["verdict"])
    np.testing.assert_allclose(found["rci"], other["rci"])
    assert threshold(4 * factor) == pytest.approx(factor * threshold(4))


@given(pairs, st.randoms())
def test_order_and_names_change_nothing(values: list[tuple[float, float]], random: Any) -> None:
    frame = pd.DataFrame(values, columns=["before", "after"], index=[f"c{i}" for i in range(len(values))])
    names = list(frame.index)
    random.shuffle(names)
    found = reliable_change(frame["before"], frame["after"], sem=5, better="lower")
    mixed = frame.loc[names]
    again = reliable_change(mixed["before"], mixed["after"], sem=5, better="lower")
    pd.testing.assert_frame_equal(again.loc[frame.index], found)


@given(pairs)
def test_everybody_is_in_one_class_and_has_a_reason_exactly_when_nothing_can_be_told(
    values: list[tuple[float, float]],
) -> None:
    before, after = np.array(values).T
    found = reliable_change(before, after, sem=5, better="higher", low=0, high=60)
    unknown = [math.isnan(first) or math.isnan(last) or first in (0, 60) for first, last in values]
    assert list(found["verdict"] == "cannot_tell") == unknown
    assert list(found["reason"].notna()) == unknown


def test_the_reasons_in_order_of_what_is_missing() -> None:
    nan = math.nan
    found = reliable_change([nan, nan, 5, 0, 10], [nan, 5, nan, 9, 1], sem=2, better="higher", low=0, high=10)
    assert list(found["reason"]) == ["no_first", "no_first", "no_last", "at_floor", "at_ceiling"]
    lower = reliable_change([0, 10], [9, 1], sem=2, better="lower", low=0, high=10)
    assert list(lower["reason"]) == ["at_ceiling", "at_floor"]


@pytest.mark.parametrize("sem", [None, math.nan, np.float64("nan")])
def test_without_a_sem_the_change_is_shown_and_nothing_told(sem: float | None) -> None:
    found = reliable_change([0, 5], [9, math.nan], sem=sem, better="higher", low=0)
    assert found["change"].iloc[0] == 9
    assert found["rci"].isna().all()
    assert list(found["verdict"]) == ["cannot_tell", "cannot_tell"]
    assert list(found["reason"]) == ["no_sem", "no_last"]


@pytest.mark.parametrize("sem", [0, -1, math.inf, "3"])
def test_a_sem_that_can_not_be_is_refused(sem: Any) -> None:
    with pytest.raises(InputError, match="sem"):
        reliable_change([1], [2], sem=sem, better="higher")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"better": "up"}, "higher or lower"),
        ({"after": [1, 2]}, "pairs"),
        ({"after": ["much"]}, "not a number"),
        ({"after": [math.inf]}, "infinite"),
        ({"low": 5, "high": 5}, "range"),
        ({"level": 1}, "level"),
        ({"before": pd.Series([1], [0]), "after": pd.Series([1], [1])}, "index"),
    ],
)
def test_what_makes_no_sense_is_refused(change: dict[str, Any], word: str) -> None:
    given: dict[str, Any] = {"before": [1], "after": [2], "sem": 1, "better": "higher"} | change
    with pytest.raises(MittariError, match=word):
        reliable_change(given.pop("before"), given.pop("after"), **given)


def test_narrow_numbers_are_widened_before_arithmetic() -> None:
    before, after = np.array([-100], dtype=np.int8), np.array([100], dtype=np.int8)
    assert reliable_change(before, after, sem=1, better="higher")["change"].iloc[0] == 200
    nullable = pd.Series([1, None], dtype="Int8")
    assert reliable_change(nullable, nullable, sem=1, better="higher")["change"].isna().tolist() == [False, True]


def test_all_equal_and_one_person() -> None:
    found = reliable_change([5], [5], sem=1, better="higher")
    assert found["rci"].tolist() == [0.0]
    assert found["verdict"].tolist() == ["no_reliable_change"]
    assert len(reliable_change([], [], sem=1, better="higher")) == 0


def test_cannot_tell_keeps_the_numbers() -> None:
    found = reliable_change([1, 1], [9, 9], sem=1, better="higher")
    marked = cannot_tell(found, [False, True], Reason.OTHER_VERSION)
    assert list(marked["verdict"]) == ["improved", "cannot_tell"]
    assert marked["reason"].isna().tolist() == [True, False]
    assert marked["change"].tolist() == [8, 8]


def test_a_million_pairs_take_a_blink() -> None:
    generator = np.random.default_rng(1)
    before, after = generator.normal(50, 10, (2, 1_000_000))
    started = time.perf_counter()
    reliable_change(before, after, sem=4, better="higher", low=0, high=100)
    assert time.perf_counter() - started < 1


# 1.959964 * sqrt(2) * 1 = 2.77 points by the SEM; the minimal detectable change of 4 is more, that of 2 is less.
@pytest.mark.parametrize(
    ("mdc", "verdicts"),
    [
        (None, ["no_reliable_change", "improved", "improved", "worse"]),
        (4, ["no_reliable_change", "no_reliable_change", "improved", "no_reliable_change"]),
        (2, ["no_reliable_change", "improved", "improved", "worse"]),
    ],
)
def test_the_larger_of_two_thresholds_decides(mdc: float | None, verdicts: list[str]) -> None:
    found = reliable_change([10, 10, 10, 10], [12, 13, 14, 7], sem=1, better="higher", mdc=mdc)
    assert found["verdict"].tolist() == verdicts
    assert found["rci"].tolist() == pytest.approx([step / math.sqrt(2) for step in (2, 3, 4, -3)])
    assert threshold(1, mdc=mdc) == pytest.approx(max(2.771808, mdc or 0), abs=1e-6)
