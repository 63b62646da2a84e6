"""Where a measurement stands on its path: the rules one by one, then a plain loop."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.paths import PointRules, assign_points

DAY0 = dt.date(2025, 1, 1)


def date_of(day: int | None) -> pd.Timestamp:
    return pd.Timestamp(DAY0 + dt.timedelta(days=day)) if day is not None else pd.NaT  # type: ignore[return-value]


def paths_of(*spans: tuple[int, int | None]) -> pd.DataFrame:
    rows = [("a", number, date_of(start), date_of(end)) for number, (start, end) in enumerate(spans, 1)]
    frame = pd.DataFrame(rows, columns=["client", "path", "start", "end"])
    return frame.astype({"start": "datetime64[s]", "end": "datetime64[s]"})


def measured(*days: int) -> pd.DataFrame:
    return pd.DataFrame({"client": "a", "date": pd.Series([date_of(day) for day in days], dtype="datetime64[s]")})


def points(paths: pd.DataFrame, *days: int, rules: PointRules | None = None) -> list[str]:
    return list(assign_points(paths, measured(*days), rules)["point"])


def test_a_path_with_everything() -> None:
    days = (-31, -5, 100, 180, 195, 231, 700)
    expected = ["outside", "entry", "interim", "interim", "exit", "follow_up", "follow_up"]
    assert points(paths_of((0, 200)), *days) == expected


@pytest.mark.parametrize("day", [-30, 30])
def test_the_entry_window_includes_both_ends(day: int) -> None:
    assert points(paths_of((0, 200)), day) == ["entry"]


def test_of_equally_near_measurements_the_earlier_is_the_entry() -> None:
    assert points(paths_of((0, None)), 5, -5) == ["interim", "entry"]
    assert points(paths_of((0, None)), 5, 5) == ["entry", "interim"]


def test_an_open_path_has_no_exit_and_no_follow_up() -> None:
    assert points(paths_of((0, None)), 0, 5000) == ["entry", "interim"]


def test_one_measurement_is_never_entry_and_exit() -> None:
    assert points(paths_of((0, 10)), 5) == ["entry"]
    assert points(paths_of((0, 10)), 2, 12) == ["entry", "exit"]


def test_the_exit_comes_after_the_entry() -> None:
    assert points(paths_of((0, 10)), -20, 3) == ["interim", "entry"]


def test_follow_up_ends_where_the_next_path_opens() -> None:
    found = assign_points(paths_of((0, 100), (300, None)), measured(131, 269, 270))
    assert list(found["point"]) == ["follow_up", "follow_up", "entry"]
    assert list(found["path"]) == [1, 1, 2]


def test_between_two_close_paths_the_nearer_edge_takes_it() -> None:
    found = assign_points(paths_of((0, 100), (120, None)), measured(109, 110, 111))
    assert list(found["path"]) == [1, 1, 2]
    assert list(found["point"]) == ["interim", "exit", "entry"]


def test_instruments_are_looked_at_separately() -> None:
    rows = measured(0, 3, 3).assign(instrument=["x", "y", "x"])
    found = assign_points(paths_of((0, None)), rows, by=["instrument"])
    assert list(found["point"]) == ["entry", "entry", "interim"]


def test_the_windows_can_be_set() -> None:
    rules = PointRules(entry_days=7, exit_days=60)
    assert points(paths_of((0, 200)), 10, 255, rules=rules) == ["interim", "exit"]


def test_somebody_without_a_path_is_outside() -> None:
    found = assign_points(paths_of((0, 10)), measured(0).assign(client="stranger"))
    assert list(found["point"]) == ["outside"]
    assert found["path"].isna().all()


def test_index_order_and_columns_are_kept() -> None:
    rows = measured(100, 0).assign(note=["x", "y"]).set_axis([7, 3])
    found = assign_points(paths_of((0, None)), rows)
    assert list(found.index) == [7, 3]
    assert list(found.columns) == ["client", "date", "note", "path", "point"]
    assert list(found["point"]) == ["interim", "entry"]


def looped(start: int, end: int | None, days: list[int]) -> list[str]:
    """The points of one path on its own, measurement by measurement."""
    order = sorted(range(len(days)), key=lambda i: (abs(days[i] - start), days[i], i))
    entry = next((i for i in order if abs(days[i] - start) <= 30), None)
    last = sorted(
        i
        for i in range(len(days))
        if end is not None
        and abs(days[i] - end) <= 30
        and i != entry
        and days[i] >= start - 30
        and (entry is None or days[i] > days[entry])
    )
    exit_ = max(last, key=lambda i: (days[i], i), default=None)
    words = {entry: "entry", exit_: "exit"}
    return [words.get(i) or word_of(day, start, end) for i, day in enumerate(days)]


def word_of(day: int, start: int, end: int | None) -> str:
    if day < start - 30:
        return "outside"
    return "follow_up" if end is not None and day > end + 30 else "interim"


@given(
    st.integers(0, 50),
    st.integers(0, 150) | st.none(),
    st.lists(st.integers(-60, 260), max_size=8),
)
def test_points_equal_a_plain_loop(start: int, length: int | None, days: list[int]) -> None:
    end = None if length is None else start + length
    assert points(paths_of((start, end)), *days) == looped(start, end, days)
