"""Who counts from a later zero on."""

import numpy as np
import pandas as pd
import pytest

from mittari.effects.transitions.aalen_johansen import aalen_johansen
from mittari.effects.transitions.first_reached import first_reached
from mittari.effects.transitions.histories import Histories
from mittari.effects.transitions.landmark import landmark, of_clients
from mittari.errors import InputError
from tests.effects.transitions.twelve import histories, stays


def test_only_who_is_seen_then_and_from_then_on() -> None:
    found = landmark(histories(), 5)
    assert found.names.tolist() == ["a", "b", "d", "e", "f", "g", "h", "i", "j", "k"]
    assert (found.start, found.at_start, found.late) == (5, 10, 0)
    assert found.left_out == {"in death by 5": 1, "not seen at 5 and after it": 1}
    assert found.entry.min() == 5


def test_who_had_reached_it_by_then_is_told_apart_from_who_was_not_seen() -> None:
    found = landmark(first_reached(histories(), ["open_job"]), 6)
    # By hand: a, d and e find a job at 5, l dies at 1, c is last seen at 4.
    assert found.left_out == {"had reached it by 6": 3, "in death by 6": 1, "not seen at 6 and after it": 1}


def test_late_comers_are_left_out() -> None:
    assert landmark(histories(), 0).names.tolist() == list("abcdefijkl")


def test_the_same_as_files_that_begin_then() -> None:
    rows = stays()
    there = rows.loc[(rows["entry"] <= 3) & (rows["exit"] > 3), "client"]
    later = rows[rows["client"].isin(there) & (rows["exit"] > 3)]
    expected = aalen_johansen(histories(later.assign(entry=later["entry"].clip(lower=3))))
    found = aalen_johansen(landmark(histories(), 3))
    assert found.share == pytest.approx(expected.share, abs=1e-12)
    assert found.se == pytest.approx(expected.se, abs=1e-12)


def test_among_those_in_one_status() -> None:
    found = landmark(histories(), 2, among="service")
    assert found.names.tolist() == ["a", "b", "d", "f"]
    assert aalen_johansen(found).share[0, 1] == 1
    assert found.left_out["in another status at 2"] == 4


def test_some_clients_alone() -> None:
    found = of_clients(histories(), pd.Index(["k", "a", "nobody"]))
    assert found.names.tolist() == ["a", "k"]
    assert found.client.tolist() == [0, 0, 0, 0, 1]


def test_nobody_left() -> None:
    with pytest.raises(InputError, match="nobody is seen in open_job at 0 and after it"):
        landmark(histories(), 0, among="open_job")
    with pytest.raises(InputError, match="nobody is seen at 99"):
        landmark(histories(), 99)
    with pytest.raises(InputError, match="no row has the status job -> there are: unemployed"):
        landmark(histories(), 0, among="job")


def test_immortal_time_is_gone() -> None:
    # Everybody finds a job after 1-10; at 4 half of those without one begin a service that does nothing.
    rows = pd.DataFrame({"client": range(100), "entry": 0, "exit": [1 + client % 10 for client in range(100)]})
    rows = rows.assign(**{"from": "unemployed", "to": "open_job"})
    served = (rows["exit"] > 4) & (rows["client"] // 10 % 2 == 1)
    groups = [histories(rows[served]), histories(rows[~served])]
    naive, fair = ([working_at_6(one) for one in both] for both in (groups, [landmark(one, 4) for one in groups]))
    assert naive[0] < naive[1] - 0.2
    assert fair[0] == pytest.approx(fair[1], abs=1e-12)


def working_at_6(people: Histories) -> float:
    found = aalen_johansen(people)
    return float(found.share[found.place(np.array([6])), 2][0])
