"""Shares again and again from clients drawn with replacement."""

from collections.abc import Callable

import numpy as np

from mittari.effects.transitions.aalen_johansen import occupancy_of
from mittari.effects.transitions.counts import Tally, moves
from mittari.effects.transitions.histories import Histories

CELLS = 4_000_000
"""Numbers that are held at once."""


def bootstrap_shares(
    stays: Histories,
    points: np.ndarray,
    replicates: int,
    seed: int,
    advance: Callable[[float, float], None] | None = None,
) -> np.ndarray:
    """Shares at the points, replicates x points x states, each of as many clients drawn with all their stays.

    NaN where a replicate holds nobody at the start. `advance` is told how many are done of how many.
    """
    found = moves(stays)
    tally, people = Tally.of(stays, found), len(stays.names)
    at = np.searchsorted(np.append(stays.start, found.times), points, side="right") - 1
    rng, drawn = np.random.default_rng(seed), np.full(people, 1 / people)
    size = max(1, CELLS // max(people, (tally.times + 1) * tally.states))
    shares = []
    for first in range(0, replicates, size):
        weights = rng.multinomial(people, drawn, min(size, replicates - first)).astype(np.float64)
        shares.append(occupancy_of(tally, found, weights)[:, at])
        if advance is not None:
            advance(first + len(weights), replicates)
    return np.concatenate(shares)
