"""The first and the last measurement of each client, without borrowing from any other."""

import math
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.change import first_to_last
from mittari.errors import InputError

rows = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 9), st.integers(0, 30) | st.none()),
    min_size=1,
    max_size=20,
    unique_by=lambda row: row[:2],
)


def frame_of(*measured: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(measured, columns=["client", "time", "score"])


@given(rows)
def test_equals_a_plain_loop(measured: list[tuple[str, int, int | None]]) -> None:
    found = first_to_last(frame_of(*measured))
    for client in {row[0] for row in measured}:
        own = sorted((time, score) for name, time, score in measured if name == client)
        expected = [own[0][1], own[-1][1] if len(own) > 1 else None, len(own)]
        values = found.loc[[client], ["before", "after", "measurements"]].astype(object)
        assert values.where(values.notna(), None).iloc[0].to_list() == expected


def test_a_missing_score_is_not_replaced_by_the_next_one() -> None:
    found = first_to_last(frame_of(("a", 1, None), ("a", 2, 5), ("a", 3, 9), ("a", 4, None)))
    assert math.isnan(found.loc["a", "before"])  # type: ignore[arg-type]
    assert math.isnan(found.loc["a", "after"])  # type: ignore[arg-type]


def test_named_times_may_be_words_or_numbers() -> None:
    words = frame_of(("a", "Before", 5), ("a", "After", 9), ("b", "Before", 4))
    found = first_to_last(words, first="Before", last="After")
    assert found["before"].tolist() == [5, 4]
    assert found["after"].isna().tolist() == [False, True]
    waves = frame_of(("a", 0, 5), ("a", 1, 6), ("a", 4, 7), ("b", 1, 3))
    found = first_to_last(waves, first="0", last="4")
    assert list(found.loc["a", ["before", "after"]]) == [5, 7]
    assert found.loc["b", ["before", "after"]].isna().all()


def test_dates_as_text_are_put_in_order_of_time() -> None:
    found = first_to_last(frame_of(("a", "2025-10-01", 2), ("a", "2025-02-01", 1)))
    assert list(found.loc["a", ["before", "after"]]) == [1, 2]
    found = first_to_last(frame_of(("a", "10", 2), ("a", "9", 1)))
    assert list(found.loc["a", ["before", "after"]]) == [1, 2]


def test_words_need_their_order_named() -> None:
    with pytest.raises(InputError, match="name the first and the last"):
        first_to_last(frame_of(("a", "start", 1), ("a", "end", 2)))


def test_doubled_and_empty_rows_are_all_named_and_no_value_is() -> None:
    with pytest.raises(InputError) as caught:
        first_to_last(frame_of(("a", 1, 77), ("a", 1, 78), ("b", None, 79), ("", 1, 81), ("c", 1, 80)))
    assert sorted(problem.line or 0 for problem in caught.value.problems) == [2, 3, 4, 5]
    assert not any(str(score) in str(caught.value) for score in (77, 78, 79, 80))


def test_a_time_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(InputError, match="one of: 1, 2"):
        first_to_last(frame_of(("a", 1, 5), ("a", 2, 5)), first="7")


def test_dates_as_dates() -> None:
    frame = frame_of(("a", "2025-10-01", 2), ("a", "2025-02-01", 1)).astype({"time": "datetime64[s]"})
    found = first_to_last(frame)
    assert list(found.loc["a", ["before", "after"]]) == [1, 2]
    assert found["last"].tolist() == [pd.Timestamp("2025-10-01")]
    assert found["first"].tolist() == [pd.Timestamp("2025-02-01")]


@pytest.mark.parametrize("times", [(1, 2), ("2025-02-01", "2025-10-01")])
def test_a_first_time_after_the_last_is_refused(times: tuple[Any, Any]) -> None:
    frame = frame_of(("a", times[0], 5), ("a", times[1], 6))
    with pytest.raises(InputError, match="is later than the last"):
        first_to_last(frame, first=times[1], last=times[0])
