"""Time in services before a measurement, against a plain loop and the months by date of mittari.paths."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from mittari.effects.exposure import Overlap, dose, share
from mittari.paths import exposure

Spell = tuple[int, int, int, int]
spells = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(-10, 60), st.integers(0, 40)), min_size=1, max_size=8
)
TIME, CLIENT = np.array([0.0, 30, 50, 20, 5]), np.array([0, 1, 0, 2, 1])


def weights(rows: list[Spell], overlap: Overlap) -> np.ndarray:
    client, group, start, length = (np.array(column) for column in zip(*rows, strict=True))
    found = dose(
        TIME,
        CLIENT,
        spell_client=client,
        group=group,
        groups=2,
        start=start * 1.0,
        end=(start + length) * 1.0,
        overlap=overlap,
    )
    return found.toarray()


def looped(rows: list[Spell], overlap: Overlap) -> np.ndarray:
    """The same, one unit of time at a time."""
    found = np.zeros((len(TIME), 2))
    for row, (time, client) in enumerate(zip(TIME, CLIENT, strict=True)):
        for group in (0, 1):
            units = [
                unit
                for own, where, start, length in rows
                for unit in range(start, min(int(time), start + length))
                if (own, where) == (client, group)
            ]
            found[row, group] = len(set(units)) if overlap == "once" else len(units)
    return found


@given(spells, st.sampled_from(["once", "add"]))
def test_time_equals_a_plain_loop(rows: list[Spell], overlap: Overlap) -> None:
    assert weights(rows, overlap) == pytest.approx(looped(rows, overlap))


@given(spells, st.integers(1, 39), st.sampled_from(["once", "add"]))
def test_a_spell_split_inside_changes_nothing(rows: list[Spell], at: int, overlap: Overlap) -> None:
    client, group, start, length = rows[0]
    cut = min(at, length)
    parts = [(client, group, start, cut), (client, group, start + cut, length - cut), *rows[1:]]
    assert weights(parts, overlap) == pytest.approx(weights(rows, overlap))


def test_a_spell_without_an_end_goes_on() -> None:
    client, group, start = np.array([1]), np.array([0]), np.array([3.0])
    found = dose(TIME, CLIENT, spell_client=client, group=group, groups=1, start=start, end=np.array([np.inf]))
    assert found.toarray().ravel().tolist() == [0, 27, 0, 0, 2]


def test_the_same_months_as_by_dates() -> None:
    day = dt.datetime(2025, 1, 1)  # noqa: DTZ001
    rows = [(0, 0, 3, 20), (0, 0, 10, 30), (0, 1, 5, 50), (1, 0, 0, 9)]
    names = ["client", "service", "start", "length"]
    frame = pd.DataFrame(rows, columns=names)
    start = pd.Series([day + dt.timedelta(days=row[2]) for row in rows], dtype="datetime64[s]")
    ends = pd.Series([day + dt.timedelta(days=row[2] + row[3]) for row in rows], dtype="datetime64[s]")
    dates = pd.Series([day + dt.timedelta(days=int(time)) for time in TIME], dtype="datetime64[s]")
    months = exposure(frame.assign(start=start, end=ends), pd.DataFrame({"client": CLIENT, "date": dates}))
    expected = np.zeros((len(TIME), 2))
    for found in months.to_dict("records"):
        row = np.flatnonzero((found["client"] == CLIENT) & (found["date"] == dates))[0]
        expected[row, found["service"]] = found["months"] * 365.25 / 12
    assert weights(rows, "once") == pytest.approx(expected)


def test_shares_of_a_row_sum_to_one_or_nothing() -> None:
    found = share(sparse.csr_array(np.array([[1.0, 3.0], [0.0, 0.0]])))
    assert found.toarray().tolist() == [[0.25, 0.75], [0, 0]]
