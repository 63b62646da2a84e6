"""Months in services, against a plain loop over days."""

import datetime as dt

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mittari.paths import exposure

DAY0 = dt.date(2025, 1, 1)
Spell = tuple[str, str, int, int | None]
spells = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), st.integers(0, 90), st.integers(0, 60) | st.none()),
    min_size=1,
    max_size=8,
)


def frame_of(rows: list[Spell]) -> pd.DataFrame:
    start = pd.Series([DAY0 + dt.timedelta(days=row[2]) for row in rows], dtype="datetime64[s]")
    days = pd.Series([row[3] for row in rows], dtype=float)
    end = start + pd.to_timedelta(days, unit="D").astype("timedelta64[s]")
    names = {"client": [row[0] for row in rows], "service": [row[1] for row in rows]}
    return pd.DataFrame(names | {"start": start, "end": end})


def on(day: int) -> pd.DataFrame:
    dates = pd.Series([DAY0 + dt.timedelta(days=day)] * 2, dtype="datetime64[s]")
    return pd.DataFrame({"client": ["a", "b"], "date": dates})


def looped(rows: list[Spell], day: int, once: bool) -> dict[tuple[str, str], float]:
    """Days in each service before a day, counted one day at a time."""
    lived: dict[tuple[str, str], list[int]] = {}
    for client, service, first, length in rows:
        end = day if length is None else min(day, first + length)
        lived.setdefault((client, service), []).extend(range(first, end))
    days = {key: len(set(found)) if once else len(found) for key, found in lived.items()}
    return {key: count / (365.25 / 12) for key, count in days.items() if count}


@given(spells, st.integers(0, 200), st.booleans())
def test_months_equal_a_plain_loop(rows: list[Spell], day: int, once: bool) -> None:
    found = exposure(frame_of(rows), on(day), overlap="once" if once else "add")
    months = dict(zip(zip(found["client"], found["service"], strict=True), found["months"], strict=True))
    assert months == pytest.approx(looped(rows, day, once))


@given(spells, st.integers(1, 200))
def test_shares_of_a_client_sum_to_one(rows: list[Spell], day: int) -> None:
    found = exposure(frame_of(rows), on(day))
    assert found.groupby("client")["share"].sum().tolist() == pytest.approx([1.0] * found["client"].nunique())


def test_a_spell_split_at_an_interior_day_gives_the_same() -> None:
    whole = exposure(frame_of([("a", "x", 0, 60)]), on(100), overlap="add")
    parts = exposure(frame_of([("a", "x", 0, 20), ("a", "x", 20, 40)]), on(100), overlap="add")
    pd.testing.assert_frame_equal(whole, parts)
