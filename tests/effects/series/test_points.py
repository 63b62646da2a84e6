"""A series as it is read: order, gaps, control, and bad rows by line."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from mittari.effects.series.points import Points, read_points
from mittari.errors import InputError

FRAME = pd.DataFrame(
    {
        "t": ["3", "1", "2", "6", "5", "4"],
        "y": ["30", "10", "", "60", "50", "40"],
        "c": ["3", "1", "2", "6", "5", "4"],
        "q": list("cabfed"),
    }
)


def read(frame: pd.DataFrame = FRAME, **more: Any) -> Points:
    asked: dict[str, Any] = {"time": "t", "value": "y", "change": 4.0, "source": "s.csv"} | more
    return read_points(frame, **asked)


def test_points_stand_in_order_of_time() -> None:
    found = read(season="q")
    assert found.time.tolist() == [1, 3, 4, 5, 6]
    assert found.value.tolist() == [10, 30, 40, 50, 60]
    assert found.after.tolist() == [False, False, True, True, True]
    assert found.since.tolist() == [0, 0, 1, 2, 3]
    assert (found.steps.tolist(), found.step, found.unmeasured) == ([0, 2, 3, 4, 5], 1.0, 1)
    assert found.without_row == 0
    assert found.season is not None
    assert found.season.tolist() == list("acdef")


def test_a_change_between_two_times_or_at_one_without_a_value() -> None:
    assert read(change=3.5).since.tolist() == [0, 0, 1, 2, 3]
    # The change was at 2, which has no value: 3 is the second step after it.
    assert read(change=2).since.tolist() == [0, 2, 3, 4, 5]


def test_a_control_is_subtracted_and_logarithms_are_taken_of_both() -> None:
    assert read(control="c").value.tolist() == [9, 27, 36, 45, 54]
    assert read(control="c", log=True).value == pytest.approx(np.log([10] * 5))
    gap = read(FRAME.assign(c=["3", "1", "2", "", "5", "4"]), control="c")
    assert (gap.unmeasured, gap.time.tolist()) == (2, [1, 3, 4, 5])


def test_another_step() -> None:
    found = read(FRAME.assign(t=[0.75, 0.25, 0.5, 1.5, 1.25, 1.0]), change=1.0)
    assert (found.step, found.since.tolist()) == (0.25, [0, 0, 0.25, 0.5, 0.75])


def test_one_time_off_the_grid_is_the_only_one_named() -> None:
    times = [1.0, 2, 3.4, 4, 5, 6, 7]
    with pytest.raises(InputError) as refused:
        read(pd.DataFrame({"t": times, "y": times}))
    assert [problem.line for problem in refused.value.problems] == [4]
    with pytest.raises(InputError) as first:
        read(pd.DataFrame({"t": [0.5, 2, 3, 4, 5, 6, 7], "y": times}))
    assert [problem.line for problem in first.value.problems] == [2]


def test_many_gaps_may_hide_the_step() -> None:
    times = [1.0, 3, 5, 7, 8, 10]
    assert read(pd.DataFrame({"t": times, "y": times}), change=7).steps.tolist() == [0, 2, 4, 6, 7, 9]


def test_rounded_years_and_days_of_months_are_even_enough() -> None:
    years = (2000 + np.arange(60) / 12).round(2)
    found = read(pd.DataFrame({"t": years, "y": range(60)}), change=2002.5)
    assert found.steps.tolist() == list(range(60))
    assert found.step == pytest.approx(1 / 12, rel=1e-2)
    assert found.after.sum() == 30
    days = pd.date_range("2000-01-01", periods=60, freq="MS").to_series().sub(pd.Timestamp("2000-01-01")).dt.days
    assert read(pd.DataFrame({"t": days, "y": range(60)}), change=900).steps.tolist() == list(range(60))


REFUSED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "text": ({"y": ["30", "ten", "", "60", "50", "40"]}, {}, r"s\.csv:3: y: not a number"),
    "no time": ({"t": ["3", "1", "2", "", "5", "4"]}, {}, r"s\.csv:5: t: is empty"),
    "twice": ({"t": ["3", "1", "2", "5", "5", "4"]}, {}, r"s\.csv:5: t: this time stands in several rows"),
    "off the grid": ({"t": ["3", "1", "2", "6.5", "5", "4"]}, {}, r"s\.csv:5: t: does not lie on the even grid of 1"),
    "no season": ({"q": [*list("ab"), "", *list("def")]}, {"season": "q"}, r"s\.csv:4: q: is empty"),
    "no logarithm": ({"y": ["30", "0", "", "60", "50", "40"]}, {"log": True}, r"s\.csv:3: y: is not above 0"),
    "no such column": ({}, {"control": "z"}, "z: there is no such column"),
    "nothing before": ({}, {"change": 1.0}, "no point has a value before the change at 1"),
    "nothing after": ({}, {"change": 7.0}, "no point has a value from the change at 7"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name: str) -> None:
    columns, more, says = REFUSED[name]
    with pytest.raises(InputError, match=says):
        read(FRAME.assign(**columns), **more)


def test_no_rows() -> None:
    with pytest.raises(InputError, match="no point has a value before"):
        read(FRAME.iloc[:0])
