"""Dates and common clocks as time since each client's zero."""

import pandas as pd
import pytest

from mittari.effects.transitions.clock import MONTH, from_zero, since_zero
from mittari.errors import InputError
from tests.effects.transitions.twelve import histories, stays

ROWS = pd.DataFrame(
    {
        "client": ["a", "b", "a"],
        "start": ["2026-01-31", "2026-02-01", "2026-03-01"],
        "zero": ["2026-02-01", "2026-01-01", "2026-02-01"],
    }
)
NAMES = {"client": "client", "time": "start"}


def test_months_since_the_first_row() -> None:
    assert since_zero(ROWS, **NAMES)["start"].tolist() == pytest.approx([0, 0, 29 / MONTH])
    as_dates = ROWS.assign(start=pd.to_datetime(ROWS["start"]))
    assert since_zero(as_dates, **NAMES)["start"].tolist() == pytest.approx([0, 0, 29 / MONTH])


def test_since_a_column_until_a_day() -> None:
    found = since_zero(ROWS, **NAMES, zero="zero", until="2026-05-02")
    assert found["start"].tolist() == pytest.approx([-1 / MONTH, 31 / MONTH, 28 / MONTH])
    assert found["2026-05-02"].tolist() == pytest.approx([90 / MONTH, 121 / MONTH, 90 / MONTH])


def test_numbers_stay_in_their_unit() -> None:
    rows = pd.DataFrame({"client": ["a", "b", "a"], "start": [5, 2.5, 9], "end": [10, "", 10]})
    found = since_zero(rows, **NAMES, until="end")
    assert found["start"].tolist() == [0, 0, 4]
    assert found["end"].fillna(-1).tolist() == [5, -1, 5]


REFUSED = {
    "no date": ({"start": ["2026-01-31", "last May", "2026-03-01"]}, {}, r":3: start: is no date"),
    "no number": ({"start": ["1", "May", "3"]}, {}, r":3: start: not a number"),
    "no zero": ({"zero": ["2026-02-01", "", "2026-02-01"]}, {"zero": "zero"}, r":3: zero: is empty"),
    "zero is no date": ({"zero": ["2026-02-01", "May", "2026-02-01"]}, {"zero": "zero"}, r":3: zero: is no date"),
    "no column": ({}, {"zero": "begin"}, "begin: there is no such column"),
    "no end": ({}, {"until": "soon"}, r"^statuses:2: soon: is no date[^\n]*$"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_cells_are_named(name: str) -> None:
    columns, more, says = REFUSED[name]
    with pytest.raises(InputError, match=says) as refused:
        since_zero(ROWS.assign(**columns), **NAMES, **more)
    assert len(refused.value.problems) == 1


def test_what_began_before_zero_begins_there() -> None:
    rows = stays()
    found = from_zero(histories(rows.assign(entry=rows["entry"] - 2, exit=rows["exit"] - 2)))
    assert (found.start, found.at_start, found.late) == (0, 8, 3)
    assert found.left_out == {"not seen after zero": 1}
    with pytest.raises(InputError, match="nobody is seen after zero"):
        from_zero(histories(rows.assign(entry=rows["entry"] - 99, exit=rows["exit"] - 99)))
