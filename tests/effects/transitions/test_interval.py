"""Intervals of shares: Wilson's where all are counted, and sensible at the edges."""

import numpy as np
import pytest

from mittari.effects.transitions.interval import share_interval


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
