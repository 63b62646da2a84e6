"""How far each client moves the shares: the standard errors that need no Markov property."""

import itertools

import numpy as np

from mittari.effects.transitions.counts import Moves
from mittari.effects.transitions.histories import CENSORED, Histories


class Influence:
    """The derivative of the shares by each client's weight, carried from one time to the next.

    With U the derivative (states x clients): U <- (I + dA)' U + p(t-) d(dA), where d(dA) for a client at risk in j is
    (own moves from j - dA_j) / at risk in j. Only statuses that somebody leaves or reaches at a time are touched.
    """

    def __init__(self, stays: Histories, found: Moves, risk: np.ndarray, share: np.ndarray):
        self._stays, self._found, self._risk, self._share = stays, found, risk, share
        self._status = np.full(len(stays.names), CENSORED)
        self._now = np.zeros((len(stays.states), len(stays.names)))
        self._area = np.zeros_like(self._now)
        self._since = np.full(len(stays.states), stays.start)
        begun = stays.entry == stays.start
        self._now[:, stays.client[begun]] = -share[0][:, None] / begun.sum()
        self._now[stays.origin[begun], stays.client[begun]] += 1 / begun.sum()

    def errors(self, horizons: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Errors of the shares, (1 + times) x states, and of the mean times up to horizons (in order) x states."""
        found, times = self._found, self._found.times
        se, areas, told = np.zeros_like(self._share), [], 0
        # A stay that ends before anybody's next move is never at risk.
        at_risk = np.where(found.first < found.beyond, found.first, CENSORED)
        ins, outs = (_by_place(ends, len(times) + 1) for ends in (at_risk, found.beyond))
        movers, starts = _by_place(found.cell, len(found.at)), found.starts
        se[0] = _size(self._now)
        for time, now in enumerate(times):
            upto = int(np.searchsorted(horizons, now, side="right"))
            areas += [self._area_error(horizon) for horizon in horizons[told:upto]]
            self._follow(outs[time], ins[time])
            cells = range(starts[time], starts[time + 1])
            touched = self._move(time, cells, [movers[cell] for cell in cells], now)
            se[time + 1], told = se[time], upto
            se[time + 1, touched] = _size(self._now[touched])
        areas += [self._area_error(horizon) for horizon in horizons[told:]]
        return se, np.reshape(areas, (len(horizons), len(self._now)))

    def _follow(self, out: np.ndarray, into: np.ndarray) -> None:
        self._status[self._stays.client[out]] = CENSORED
        self._status[self._stays.client[into]] = self._stays.origin[into]

    def _move(self, time: int, cells: range, movers: list[np.ndarray], now: float) -> np.ndarray:
        """Carry the derivative over the moves of one time; which statuses it touched."""
        origin, to = self._found.origin[cells.start : cells.stop], self._found.to[cells.start : cells.stop]
        flows = [self._flow(time, left, moved) for left, moved in zip(origin, movers, strict=True)]
        touched = np.unique([origin, to])
        self._area[touched] += self._now[touched] * (now - self._since[touched])[:, None]
        self._since[touched] = now
        for left, reached, flow in zip(origin, to, flows, strict=True):
            self._now[left] -= flow
            self._now[reached] += flow
        return touched

    def _flow(self, time: int, left: int, moved: np.ndarray) -> np.ndarray:
        """The derivative of the share that moves now from one status to another."""
        risk, share = self._risk[time, left], self._share[time, left]
        rate = len(moved) / risk
        flow = self._now[left] * rate - (self._status == left) * (share * rate / risk)
        flow[self._stays.client[moved]] += share / risk
        return flow

    def _area_error(self, horizon: float) -> np.ndarray:
        return _size(self._area + self._now * np.maximum(horizon - self._since, 0)[:, None])


def _size(influence: np.ndarray) -> np.ndarray:
    return np.sqrt(np.einsum("ij,ij->i", influence, influence))


def _by_place(place: np.ndarray, places: int) -> list[np.ndarray]:
    """Which stays have each place; those without one are in none."""
    order = np.argsort(place, kind="stable")
    bounds = np.searchsorted(place[order], np.arange(places + 1))
    return [order[first:last] for first, last in itertools.pairwise(bounds)]
