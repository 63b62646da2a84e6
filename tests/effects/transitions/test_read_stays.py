"""Stays, or one row a client, become histories, or are named line by line."""

from typing import Any

import pandas as pd
import pytest

from mittari.effects.transitions.read_stays import read_stays
from mittari.errors import InputError
from tests.effects.transitions.twelve import histories

COLUMNS = ["client", "entry", "exit", "from", "to"]


def test_one_row_a_client_begins_at_zero() -> None:
    rows = pd.DataFrame({"id": [1, 2, 3], "month": [4, 2, 9], "event": ["job", "pension", "none"]})
    found = read_stays(
        rows, client="id", exit="month", to="event", still="none", absorbing=["pension"], order=("job", "pension")
    )
    assert found.states == ("beginning", "job", "pension")
    assert (found.entry.tolist(), found.exit.tolist(), found.to.tolist()) == ([0, 0, 0], [4, 2, 9], [1, 2, -1])


def test_stays_after_the_end_are_no_stays() -> None:
    rows = [("a", 0, 3, "service", "pension"), ("a", 3, 8, "pension", None), ("b", 0, 8, "pension", None)]
    found = histories(pd.DataFrame([*rows, ("c", 0, 2, "service", "death")], columns=COLUMNS))
    assert found.names.tolist() == ["a", "c"]
    assert found.left_out == {"in an absorbing status when first seen": 1}
    assert found.seen(9).tolist() == [0, 0, 0, 1, 1]


REFUSED: dict[str, tuple[list[tuple[Any, ...]], list[int], str]] = {
    "ends before": ([("a", 3, 3, "service", "")], [2], "does not end after it starts"),
    "overlap": ([("a", 0, 3, "service", "open_job"), ("a", 2, 5, "open_job", "")], [3], "before the client's stay"),
    "other": ([("a", 0, 3, "service", "open_job"), ("a", 3, 5, "service", "")], [3], "than the client had just"),
    "not told": ([("a", 0, 3, "service", ""), ("a", 3, 5, "open_job", "")], [3], "than the client had just"),
    "after the end": (
        [("a", 0, 3, "service", "death"), ("a", 7, 8, "service", "")],
        [3],
        "follows a status that nobody",
    ),
    "left": ([("a", 0, 3, "death", "service")], [2], "something came after"),
    "itself": ([("a", 0, 3, "service", "service")], [2], "is the same status"),
    "nowhere": ([("a", 0, 3, "", "service")], [2], "is empty"),
    "text": ([("a", "x", 3, "service", "")], [2], "not a number"),
    "never": ([("a", 0, None, "service", "")], [2], "is empty"),
    "text after the end": ([("a", 0, 3, "service", "death"), ("a", "x", 9, "service", "")], [3], "not a number"),
    "nowhere after a stay": ([("a", 0, 3, "service", "open_job"), ("a", 3, 5, "", "")], [3], "is empty"),
    "unknown after a stay": ([("a", 0, 3, "service", "open_job"), ("a", 3, 5, "jb", "")], [3], "no known status"),
    "backwards": ([("a", 0, 3, "service", "open_job"), ("a", 2, 1, "open_job", "")], [3], "does not end after"),
    "nobody twice": ([("", 0, 3, "service", ""), ("", 1, 3, "service", "")], [2, 3], "is empty"),
    "nobody": ([("", 0, 3, "service", "")], [2], "is empty"),
    "no such status": ([("a", 0, 3, "service", "jb")], [2], "is no known status"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_bad_rows_are_named(name: str) -> None:
    rows, lines, reason = REFUSED[name]
    with pytest.raises(InputError, match=reason) as refused:
        histories(
            pd.DataFrame([*rows, ("z", 0, 3, "service", "death"), ("y", 0, 3, "service", "pension")], columns=COLUMNS)
        )
    assert [problem.line for problem in refused.value.problems] == lines


def test_dates_are_one_problem_a_column() -> None:
    dates = [("a", "2026-01-01", "2026-02-01", "service", ""), ("b", "2026-01-01", "2026-05-01", "service", "")]
    with pytest.raises(InputError, match="holds dates, not numbers -> write numbers") as refused:
        histories(pd.DataFrame(dates, columns=COLUMNS))
    named = [problem.place for problem in refused.value.problems if "dates" in problem.reason]
    assert sorted(named) == ["entry", "exit"]
