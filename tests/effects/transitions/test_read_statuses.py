"""Rows of statuses become the same lives as stays do, or are named line by line."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from mittari.effects.transitions.aalen_johansen import aalen_johansen
from mittari.effects.transitions.histories import Histories
from mittari.effects.transitions.read_statuses import read_statuses
from mittari.errors import InputError
from tests.effects.transitions.twelve import STATES, histories, statuses

NAMES = {"client": "client", "time": "time", "status": "status"}


def read(frame: pd.DataFrame, **more: Any) -> Histories:
    usual: dict[str, Any] = {"absorbing": STATES[3:], "order": STATES}
    return read_statuses(frame, **NAMES, **(usual | more))


def test_the_same_as_stays() -> None:
    found, expected = read(statuses().sample(frac=1, random_state=1)), histories()
    assert (found.names.size, found.left_out) == (12, {})
    ours, theirs = aalen_johansen(found), aalen_johansen(expected)
    assert np.array_equal(ours.times, theirs.times)
    assert ours.share == pytest.approx(theirs.share, abs=1e-12)
    assert ours.se == pytest.approx(theirs.se, abs=1e-12)


def two(status: str, time: float = 4) -> pd.DataFrame:
    return pd.DataFrame({"client": "a", "time": [0, time], "status": ["unemployed", status], "end": 9})


def test_the_last_row_is_where_somebody_was_last_seen() -> None:
    found = read(two("service"))
    assert (found.exit.tolist(), found.to.tolist()) == ([4], [1])


@pytest.mark.parametrize("until", [9, "end"])
def test_the_last_status_may_go_on(until: object) -> None:
    found = read(two("service"), until=until)
    assert (found.exit.tolist(), found.to.tolist()) == ([4, 9], [1, -1])
    assert read(two("pension"), until=until).exit.tolist() == [4]


def test_the_same_status_again_is_no_move() -> None:
    assert read(two("unemployed")).to.tolist() == [-1]


def test_clients_who_tell_nothing_are_counted() -> None:
    rows = {"client": ["once", "gone", "gone", "blank", "a", "a"], "time": [0, 0, 3, 0, 0, 2]}
    found = read(pd.DataFrame(rows | {"status": ["service", "death", "death", "", "service", "unemployed"]}))
    assert found.names.tolist() == ["a"]
    assert found.left_out == {
        "seen in a known status at one time only": 1,
        "in an absorbing status when first seen": 1,
        "never in a known status": 1,
    }


REFUSED: dict[str, tuple[list[tuple[Any, ...]], list[int], str]] = {
    "twice": ([("a", 0, "service"), ("a", 0, "unemployed")], [2, 3], "several statuses at this time"),
    "after the end": ([("a", 0, "death"), ("a", 3, ""), ("a", 5, "service")], [4], "follows one that nobody leaves"),
    "text": ([("a", "soon", "service")], [2], "not a number"),
    "no time": ([("a", None, "service")], [2], "is empty"),
    "nobody": ([(None, 0, "service"), (None, 0, "service")], [2, 3], "is empty"),
    "text among others": (
        [("a", 0, "service"), ("a", "May", "service"), ("a", 9, "death")],
        [3],
        "not a number",
    ),
    "nobody among others": ([("", 0, "death"), ("", 3, "service"), ("", 3, "service")], [2, 3, 4], "is empty"),
    "no such status": ([("a", 0, "servce")], [2], "is no known status"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_rows_are_named(name: str) -> None:
    rows, lines, reason = REFUSED[name]
    with pytest.raises(InputError, match=reason) as refused:
        read(pd.DataFrame(rows, columns=list(NAMES)), absorbing=["death"])
    assert [problem.line for problem in refused.value.problems] == lines


def test_dates_are_one_problem() -> None:
    rows = pd.DataFrame({"client": ["a", "a"], "time": ["2026-01-31", "2026-03-31"], "status": "service"})
    with pytest.raises(InputError, match=r"time: holds dates, not numbers -> .*--zero first") as refused:
        read(rows)
    assert len(refused.value.problems) == 1
    mixed = rows.assign(time=["2026-01-31", "3"])
    with pytest.raises(InputError, match=":2: time: not a number"):
        read(mixed)


def test_a_column_without_any_status() -> None:
    with pytest.raises(InputError, match="holds no status -> look whether"):
        read(pd.DataFrame([("a", 0, ""), ("a", 1, "")], columns=list(NAMES)), absorbing=[], order=[])


def test_a_status_after_the_end_of_what_is_known() -> None:
    with pytest.raises(InputError, match=r":3: 3: this status begins after") as refused:
        read(two("service"), until=3)
    assert len(refused.value.problems) == 1


def test_no_such_column() -> None:
    with pytest.raises(InputError, match="month: there is no such column"):
        read_statuses(statuses(), client="client", time="month", status="status")
