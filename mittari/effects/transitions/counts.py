"""How many were at risk in each status just before each move, and how many moved."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from mittari.effects.transitions.histories import CENSORED, Histories


@dataclass(frozen=True)
class Moves:
    """The distinct moves: at times[`at`] from `origin` to `to`, in order of time; `cell` says which one each stay ends
    with (CENSORED for none), and a stay is at risk at times[first:beyond].
    """

    times: np.ndarray
    at: np.ndarray
    origin: np.ndarray
    to: np.ndarray
    cell: np.ndarray
    first: np.ndarray
    beyond: np.ndarray

    @property
    def starts(self) -> np.ndarray:
        """Where each time's moves begin, and one place more for where the last ones end."""
        return np.searchsorted(self.at, np.arange(len(self.times) + 1))


def moves(stays: Histories) -> Moves:
    """The distinct moves of these stays, which at one time all count as having happened at once."""
    moved = stays.to != CENSORED
    times = np.unique(stays.exit[moved])
    keys = np.stack([np.searchsorted(times, stays.exit[moved]), stays.origin[moved], stays.to[moved]])
    distinct, which = np.unique(keys, axis=1, return_inverse=True)
    cell = np.full(len(stays.client), CENSORED)
    cell[moved] = which.reshape(-1)
    first, beyond = (np.searchsorted(times, ends, side="right") for ends in (stays.entry, stays.exit))
    at, origin, to = distinct
    return Moves(times, at, origin, to, cell, first, beyond)


@dataclass(frozen=True)
class Tally:
    """Sums over clients as sparse tables with one row a client, so that weights of clients give weighted sums."""

    states: int
    times: int
    risk: sparse.csr_array
    moved: sparse.csr_array
    begun: sparse.csr_array

    @classmethod
    def of(cls, stays: Histories, found: Moves) -> "Tally":
        """The tables of these stays; a client's entry into a status is +1 and the end of the stay -1."""
        people, states, times = len(stays.names), len(stays.states), len(found.times)
        place = np.concatenate([found.first, found.beyond]) * states + np.tile(stays.origin, 2)
        signs = np.repeat([1.0, -1.0], len(stays.client))
        risk = _table(signs, np.tile(stays.client, 2), place, (people, (times + 1) * states))
        ended = found.cell != CENSORED
        moved = _table(np.ones(ended.sum()), stays.client[ended], found.cell[ended], (people, len(found.at)))
        early = stays.entry == stays.start
        begun = _table(np.ones(early.sum()), stays.client[early], stays.origin[early], (people, states))
        return cls(states, times, risk, moved, begun)

    def at_risk(self, weights: np.ndarray) -> np.ndarray:
        """Who is at risk just before each time: replicates x times x states, for weights of replicates x clients."""
        ins_and_outs = np.asarray(weights @ self.risk).reshape(len(weights), self.times + 1, self.states)
        return np.cumsum(ins_and_outs, axis=1)[:, :-1]


def _table(values: np.ndarray, row: np.ndarray, column: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    return sparse.csr_array((values, (row, column)), shape=shape)
