"""The error of a variance, by hand and by simulation of means whose own error is known."""

import numpy as np
import pytest

from mittari.effects.unknown_spread import added_variance


def test_ten_members_by_hand() -> None:
    found = added_variance(np.full(10, np.sqrt(0.5)), 1.0, np.ones(10, dtype=bool))
    assert found == pytest.approx([0.1] * 10)


def test_members_of_different_size_by_a_plain_loop() -> None:
    a, own = 0.5, [0.1, 0.4, 2.0]
    se = np.sqrt([a * d / (a + d) for d in own])
    information = sum(1 / (a + d) ** 2 for d in own) / 2
    expected = [d**2 / (a + d) ** 3 / information for d in own]
    assert added_variance(se, a, np.ones(3, dtype=bool)) == pytest.approx(expected)


def test_nothing_is_added_where_nothing_differs_or_nobody_was() -> None:
    everybody = np.ones(3, dtype=bool)
    assert added_variance(np.zeros(3), 0.0, everybody).tolist() == [0, 0, 0]
    assert added_variance(np.full(3, 0.7), 0.49, everybody).tolist() == [0, 0, 0]
    found = added_variance(np.array([0.5, 0.5, 0.5]), 1.0, np.array([True, True, False]))
    assert found[2] == 0
    assert found[0] == found[1] > 0


def test_it_is_what_the_estimated_variance_adds_in_a_simulation() -> None:
    rng, members, between, own = np.random.default_rng(4), 30, 1.0, 0.5
    truth = rng.normal(0, np.sqrt(between), (20_000, members))
    seen = truth + rng.normal(0, np.sqrt(own), truth.shape)
    estimated = np.maximum((seen**2).mean(axis=1) - own, 0)
    share = (estimated / (estimated + own))[:, None]
    more = ((share * seen - truth) ** 2).mean() - between * own / (between + own)
    se = np.full(members, np.sqrt(between * own / (between + own)))
    assert added_variance(se, between, np.ones(members, dtype=bool))[0] == pytest.approx(more, rel=0.15)
