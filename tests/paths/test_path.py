"""Episodes to paths, against a plain loop over sorted episodes."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.errors import InputError
from mittari.paths import build_paths, number_paths

DAY0 = dt.date(2025, 1, 1)
Spell = tuple[str, int, int | None]
spells = st.lists(
    st.tuples(st.sampled_from("abc"), st.integers(0, 900), st.integers(0, 200) | st.none()), min_size=1, max_size=15
)


def frame_of(rows: list[Spell]) -> pd.DataFrame:
    """Episodes of (client, first day, length in days or None while going on)."""
    frame = pd.DataFrame(rows, columns=["client", "first", "days"])
    start = pd.to_datetime([DAY0 + dt.timedelta(days=first) for _, first, _ in rows]).astype("datetime64[s]")
    length = pd.to_timedelta(frame["days"].astype(float), unit="D").astype("timedelta64[s]")
    return pd.DataFrame({"client": frame["client"], "start": start, "end": start + length})


def looped(rows: list[Spell], gap: int) -> list[tuple[str, int, int, int | None, int]]:
    """Paths as (client, number, first day, last day or None, episodes), one episode after the other."""
    paths: list[list] = []
    for client, first, days in sorted(rows, key=lambda row: (row[0], row[1])):
        end = None if days is None else first + days
        current = paths[-1] if paths and paths[-1][0] == client else None
        if current is None or (current[3] is not None and first > current[3] + gap):
            paths.append([client, current[1] + 1 if current else 1, first, end, 1])
            continue
        current[3] = None if end is None or current[3] is None else max(current[3], end)
        current[4] += 1
    return [tuple(path) for path in paths]


def as_days(paths: pd.DataFrame) -> list[tuple[str, int, int, int | None, int]]:
    start, end = (((paths[name] - pd.Timestamp(DAY0)).dt.days) for name in ("start", "end"))
    ends = [None if pd.isna(day) else int(day) for day in end]
    return list(zip(paths["client"], paths["path"], start, ends, paths["episodes"], strict=True))


@given(spells, st.sampled_from([0, 30, 90]))
def test_paths_equal_a_plain_loop(rows: list[Spell], gap: int) -> None:
    found = build_paths(frame_of(rows), gap_days=gap)
    assert as_days(found) == looped(rows, gap)
    assert list(found["open"]) == list(found["end"].isna())


@given(spells, st.integers(0, 1000))
def test_the_paths_known_on_a_day(rows: list[Spell], day: int) -> None:
    known: list[Spell] = [
        (client, first, days if days is not None and first + days <= day else None)
        for client, first, days in rows
        if first <= day
    ]
    found = build_paths(frame_of(rows), as_of=pd.Timestamp(DAY0 + dt.timedelta(days=day)))
    assert as_days(found) == looped(known, 90)


def test_the_gap_is_counted_to_the_day() -> None:
    assert number_paths(frame_of([("a", 0, 10), ("a", 100, 5)])).tolist() == [1, 1]
    assert number_paths(frame_of([("a", 0, 10), ("a", 101, 5)])).tolist() == [1, 2]


def test_a_long_episode_holds_later_short_ones_together() -> None:
    found = build_paths(frame_of([("a", 0, 400), ("a", 10, 5), ("a", 350, 10)]))
    assert as_days(found) == [("a", 1, 0, 400, 3)]


@given(spells, st.randoms())
def test_the_order_of_rows_changes_nothing(rows: list[Spell], random) -> None:
    mixed = random.sample(rows, len(rows))
    pd.testing.assert_frame_equal(build_paths(frame_of(mixed)), build_paths(frame_of(rows)))


def test_no_episodes_no_paths() -> None:
    found = build_paths(frame_of([("a", 0, 1)]).iloc[:0])
    assert len(found) == 0
    assert list(found.columns) == ["client", "path", "start", "end", "open", "episodes"]


def test_dates_that_can_not_be_are_all_named() -> None:
    frame = frame_of([("a", 5, 1), ("b", 5, 1), ("c", 5, 1)])
    frame.loc[0, "end"] = pd.Timestamp("2020-01-01")
    frame.loc[2, "start"] = pd.NaT
    with pytest.raises(InputError) as caught:
        build_paths(frame)
    assert [problem.line for problem in caught.value.problems] == [3, 1]
