"""Replicates: seeded, spread as the robust error says, of clients and not of stays."""

import numpy as np
import pandas as pd
import pytest

from mittari.effects.transitions import bootstrap
from mittari.effects.transitions.aalen_johansen import aalen_johansen
from mittari.effects.transitions.bootstrap import bootstrap_shares
from tests.effects.transitions.twelve import histories, stays

POINTS = np.array([2.0, 5, 9])


def many() -> pd.DataFrame:
    return pd.concat([stays().assign(client=stays()["client"] + str(number)) for number in range(20)])


def test_spread_is_the_robust_error() -> None:
    people = histories(many())
    exact = aalen_johansen(people)
    shares = bootstrap_shares(people, POINTS, 1500, seed=4)
    assert shares.shape == (1500, 3, 5)
    assert shares.sum(axis=2) == pytest.approx(np.ones((1500, 3)))
    at = exact.place(POINTS)
    # Three Monte Carlo errors of a standard deviation.
    assert shares.std(axis=0) == pytest.approx(exact.se[at], rel=3 / np.sqrt(2 * 1500) + 0.02, abs=1e-12)
    assert shares.mean(axis=0) == pytest.approx(exact.share[at], abs=0.004)


def test_the_seed_decides_and_not_the_size_of_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    people, told = histories(), list[tuple[float, float]]()
    whole = bootstrap_shares(people, POINTS, 7, seed=1)
    monkeypatch.setattr(bootstrap, "CELLS", 100)
    parts = bootstrap_shares(people, POINTS, 7, seed=1, advance=lambda done, of: told.append((done, of)))
    assert np.array_equal(whole, parts, equal_nan=True)
    assert told == [(2, 7), (4, 7), (6, 7), (7, 7)]
    assert not np.array_equal(whole, bootstrap_shares(people, POINTS, 7, seed=2))


def test_order_and_names_change_nothing() -> None:
    frame = stays()
    new = {name: f"{9 - number % 10}{name}" for number, name in enumerate(frame["client"].unique())}
    other = frame.assign(client=frame["client"].map(new)).sample(frac=1, random_state=8)
    shares = bootstrap_shares(histories(frame), POINTS, 50, seed=1)
    assert bootstrap_shares(histories(other), POINTS, 50, seed=1) == pytest.approx(shares, nan_ok=True)
