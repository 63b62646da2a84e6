"""Intervals of shares: Wilson's where all are counted, and sensible at the edges."""

import numpy as np
import pytest

from mittari.effects.transitions.aalen_johansen import aalen_johansen
from mittari.effects.transitions.interval import share_interval
from tests.effects.transitions.monthly import LOST, people, truth


def test_where_all_are_counted_it_is_wilson() -> None:
    # R 4.2.2: prop.test(7, 20, correct = FALSE)$conf.int
    low, high = share_interval(np.array([0.35]), np.sqrt(np.array([0.35 * 0.65 / 20])), np.array([20]), 20)
    assert (low[0], high[0]) == pytest.approx((0.1811918241, 0.5671457233), abs=1e-9)


def test_edges() -> None:
    low, high = share_interval(np.array([0.0, 1.0, 1e-17]), np.zeros(3), np.array([30, 30, 30]), 40)
    # R 4.2.2: prop.test(0, 30, correct = FALSE)$conf.int
    assert high[[0, 2]] == pytest.approx([0.1135133932, 0.1135133932], abs=1e-9)
    assert low.tolist() == [0, pytest.approx(1 - 0.1135133932, abs=1e-9), 0]
    assert np.isnan(share_interval(np.array([0.0]), np.zeros(1), np.array([0]), 40)).all()


def test_never_narrower_than_of_all_people() -> None:
    narrow = share_interval(np.array([0.5]), np.array([1e-3]), np.array([10]), 10)
    plain = share_interval(np.array([0.5]), np.array([0.5 / 10**0.5]), np.array([10]), 10)
    assert np.concatenate(narrow) == pytest.approx(np.concatenate(plain), abs=1e-12)


def test_intervals_hold_the_truth_19_times_in_20() -> None:
    rng, points, runs, hits = np.random.default_rng(8), np.array([3, 9, 12]), 400, np.zeros((3, 3))
    expected = np.array([truth(point) for point in points])[:, :3]
    for _ in range(runs):
        sample = people(rng, 90, 12)
        found = aalen_johansen(sample)
        at = found.place(points)
        low, high = share_interval(found.share[at], found.se[at], sample.known(points)[:, None], 90)
        hits += (low[:, :3] <= expected) & (expected <= high[:, :3])
    # Three Monte Carlo errors of 0.95 each; an interval four fifths as wide holds it 0.88 of the time.
    assert np.all(np.abs(hits / runs - 0.95) < 3 * np.sqrt(0.95 * 0.05 / runs))


def test_the_made_up_people_are_as_their_truth_says() -> None:
    sample = people(np.random.default_rng(3), 20000, 12)
    found = aalen_johansen(sample)
    points = np.array([3, 9, 12])
    expected = np.array([truth(point) for point in points])
    assert found.share[found.place(points)] == pytest.approx(expected, abs=4 * 0.5 / np.sqrt(20000 * (1 - LOST) ** 12))
