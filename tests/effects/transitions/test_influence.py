"""Errors against the change that a little more weight of each client makes."""

import numpy as np
import pytest

from mittari.effects.transitions.aalen_johansen import aalen_johansen, mean_stay, occupancy_of
from mittari.effects.transitions.counts import Tally, moves
from tests.effects.transitions.twelve import histories

STEP = 1e-5


def test_errors_are_the_influence_of_each_client() -> None:
    people, horizons = histories(), np.array([3.5, 5, 20])
    found = moves(people)
    tally, ones = Tally.of(people, found), np.ones((12, 12))
    more, less = (occupancy_of(tally, found, ones + sign * STEP * np.eye(12)) for sign in (1, -1))
    ours = aalen_johansen(people, horizons)
    assert ours.se == pytest.approx(np.sqrt((((more - less) / 2 / STEP) ** 2).sum(axis=0)), abs=1e-8)
    areas = [mean_stay(ours.times, one, horizons) for one in (more, less)]
    assert ours.stay_se == pytest.approx(np.sqrt((((areas[0] - areas[1]) / 2 / STEP) ** 2).sum(axis=0)), abs=1e-7)
