"""Shares and errors against R survival, a plain loop, and the proportions that they are where nobody leaves."""

import json

import numpy as np
import pandas as pd
import pytest

from mittari.effects.transitions.aalen_johansen import aalen_johansen, mean_stay, occupancy_of
from mittari.effects.transitions.counts import Tally, moves
from mittari.effects.transitions.read_stays import read_stays
from tests.effects.transitions.twelve import histories, parted, stays
from tests.shared_files import DATA, ORACLE, needs_shared

# R 4.2.2, survival 3.5-3: everybody seen at 0 comes at 0 from a status "out" entered at -1, so that the shares at the
# start have an error too, as ours have; survfit takes no gaps, so that the second part of i is a person of its own.
#   f <- survfit(Surv(entry, exit, to) ~ 1, id = client, istate = from); summary(f, times = c(2, 5, 9, 12))
POINTS = [2, 5, 9, 12]
SHARES = [
    [0.5, 0.4, 0, 0, 0.1],
    [0.48, 0.15, 0.27, 0, 0.1],
    [0.4104, 0.1878, 0.2268, 0.075, 0.1],
    [0.3078, 0, 0.4146, 0.1776, 0.1],
]
ERRORS = [
    [0.15811388300842, 0.154919333848297, 0, 0, 0.094868329805051],
    [0.15919798993706, 0.090829510622925, 0.14540976583435, 0, 0.094868329805051],
    [0.16133915581780, 0.120878603565726, 0.14352255850562, 0.059686681931567, 0.094868329805051],
    [0.15418976230606, 0, 0.15239955118044, 0.110534217326582, 0.094868329805051],
]
STAY = [5.5094, 2.1338, 1.3068, 0.15, 0.9]


def test_several_statuses_with_ties_and_late_entry_as_in_r() -> None:
    found = aalen_johansen(histories(parted()), np.array([10.0]))
    at = found.place(np.array(POINTS))
    assert found.share[at] == pytest.approx(np.array(SHARES), abs=1e-12)
    assert found.se[at] == pytest.approx(np.array(ERRORS), abs=1e-12)
    assert found.stay[0] == pytest.approx(STAY, abs=1e-12)


@needs_shared
def test_competing_risks_as_in_r() -> None:
    rows = pd.read_csv(DATA / "survival_mgus2.csv")
    people = read_stays(rows, client="id", exit="etime", to="event", still="censor", absorbing=["pcm", "death"])
    found = aalen_johansen(people, np.array([120.0]))
    expected = json.loads((ORACLE / "its_competing_gas.json").read_text())["mgus2_competing"]
    order = np.array([people.states.index(name) for name in ("beginning", "pcm", "death")])
    at = found.place(np.array(expected["times"]))
    for ours, theirs in ((found.share, "pstate"), (found.se, "se")):
        values = [list(row.values()) for row in expected[theirs]]
        assert ours[np.ix_(at, order)] == pytest.approx(np.array(values), abs=1e-12)
    # print(survfit(...), rmean = 120)
    assert found.stay[0, order] == pytest.approx([78.543850, 4.089138, 37.367011], abs=1e-6)


def test_weights_stand_for_people() -> None:
    people = histories()
    tally, found = Tally.of(people, moves(people)), moves(people)
    twice_a = pd.concat([stays(), stays().query("client == 'a'").assign(client="a again")])
    weights = np.where(people.names == "a", 2.0, 1.0)[None]
    assert occupancy_of(tally, found, weights)[0] == pytest.approx(aalen_johansen(histories(twice_a)).share, abs=1e-12)


def test_where_all_are_seen_throughout_it_is_the_proportion() -> None:
    whole = pd.DataFrame(
        {"client": range(20), "entry": 0, "exit": 5, "from": "unemployed", "to": ["open_job"] * 7 + [""] * 13}
    )
    found = aalen_johansen(histories(whole))
    assert found.share[-1, :3] == pytest.approx([13 / 20, 0, 7 / 20], abs=1e-12)
    assert found.se[-1, 2] == pytest.approx(np.sqrt(0.35 * 0.65 / 20), abs=1e-12)


def test_one_person() -> None:
    found = aalen_johansen(histories(stays().query("client == 'a'")))
    assert found.share.max(axis=1).tolist() == [1, 1, 1, 1]
    assert not found.se.any()


def test_shares_add_up_and_the_time_unit_and_order_are_free() -> None:
    rows = stays()
    found = aalen_johansen(histories(rows), np.array([7.0]))
    assert found.share.sum(axis=1) == pytest.approx(np.ones(len(found.share)), abs=1e-12)
    assert found.stay.sum() == pytest.approx(7, abs=1e-12)
    other = rows.sample(frac=1, random_state=3).assign(client=lambda one: "x" + one["client"])
    other = other.assign(entry=other["entry"] * 30.5, exit=other["exit"] * 30.5)
    days = aalen_johansen(histories(other), np.array([213.5]))
    assert days.share == pytest.approx(found.share, abs=1e-12)
    assert days.se == pytest.approx(found.se, abs=1e-12)
    assert days.stay == pytest.approx(found.stay * 30.5, rel=1e-12)
    assert days.stay_se == pytest.approx(found.stay_se * 30.5, rel=1e-12)


def test_a_stay_cut_in_two_is_the_same_stay() -> None:
    rows = stays()
    cut = rows.iloc[[-2]]
    halves = [cut.assign(exit=6.5, to=None), cut.assign(entry=6.5)]
    found, whole = (aalen_johansen(histories(one)) for one in (pd.concat([rows.drop(cut.index), *halves]), rows))
    assert found.share == pytest.approx(whole.share, abs=1e-12)
    assert found.se == pytest.approx(whole.se, abs=1e-12)


def test_mean_stay_is_the_area() -> None:
    times, share = np.array([0.0, 2, 5]), np.array([[1.0], [0.5], [0.25]])
    assert mean_stay(times, share, np.array([0, 1, 4, 9]))[:, 0].tolist() == [0, 1, 3, 4.5]


def test_nobody_moves() -> None:
    rows = stays().drop_duplicates("client").assign(to=None, entry=0)
    found = aalen_johansen(
        read_stays(rows, client="client", entry="entry", exit="exit", status="from", to="to"), np.array([2.0])
    )
    assert found.share.tolist() == [[0.25, 0.75]]
    assert found.stay.tolist() == [[0.5, 1.5]]
