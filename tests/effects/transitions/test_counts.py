"""Moves and people at risk, against a plain loop over clients."""

import numpy as np

from mittari.effects.transitions.counts import Tally, moves
from tests.effects.transitions.twelve import histories, stays


def test_moves_of_one_time_are_told_apart_by_status() -> None:
    found = moves(histories())
    assert found.times.tolist() == [1, 2, 3, 5, 8, 9, 10, 12]
    at_five = slice(found.starts[3], found.starts[4])
    assert list(zip(found.origin[at_five], found.to[at_five], strict=True)) == [(0, 2), (1, 2)]


def test_at_risk_and_moved_as_in_a_loop() -> None:
    people = histories()
    found, rows = moves(people), stays()
    tally, weights = Tally.of(people, found), np.vstack([np.ones(12), np.arange(12)])
    risk, moved = tally.at_risk(weights), weights @ tally.moved
    weight = dict(zip(people.names, weights.T, strict=True))
    for place, time in enumerate(found.times):
        for code, status in enumerate(people.states[:3]):
            there = rows[(rows["entry"] < time) & (rows["exit"] >= time) & (rows["from"] == status)]
            assert np.array_equal(risk[:, place, code], sum((weight[one] for one in there["client"]), np.zeros(2)))
    for cell, (place, origin, to) in enumerate(zip(found.at, found.origin, found.to, strict=True)):
        at_once = rows[
            (rows["exit"] == found.times[place])
            & (rows["from"] == people.states[origin])
            & (rows["to"] == people.states[to])
        ]
        assert np.array_equal(moved[:, cell], sum((weight[one] for one in at_once["client"]), np.zeros(2)))
