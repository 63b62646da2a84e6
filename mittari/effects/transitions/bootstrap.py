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

    NaN where a replicate holds nobody at the start. `advance` is told how many are done of how many. In which order
    clients stand, and what they are called, changes nothing.
    """
    found = moves(stays)
    tally, people = Tally.of(stays, found), len(stays.names)
    at = np.searchsorted(np.append(stays.start, found.times), points, side="right") - 1
    rng, drawn = np.random.default_rng(seed), np.full(people, 1 / people)
    size = max(1, CELLS // max(people, (tally.times + 1) * tally.states))
    shares, order = [], _by_their_stays(stays)
    for first in range(0, replicates, size):
        weights = np.empty((min(size, replicates - first), people))
        weights[:, order] = rng.multinomial(people, drawn, len(weights))
        shares.append(occupancy_of(tally, found, weights)[:, at])
        if advance is not None:
            advance(first + len(weights), replicates)
    return np.concatenate(shares)


def _by_their_stays(stays: Histories) -> np.ndarray:
    """The clients in an order that only their stays make; those with the same stays may stand either way."""
    # Only statuses that somebody has count.
    both = np.unique(np.concatenate([stays.origin, stays.to]), return_inverse=True)[1] + 1.0
    origin, to = both[: len(stays.origin)], both[len(stays.origin) :]
    parts = (stays.entry, stays.exit, origin, to, stays.exit * origin, stays.exit * to, stays.entry * origin * to)
    return np.lexsort([np.bincount(stays.client, part, len(stays.names)).round(9) for part in parts])
