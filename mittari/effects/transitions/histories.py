"""Who was in which status from when to when, and what came next; numbers only."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from mittari.errors import InputError, Problem

CENSORED = -1
"""In the place of the next status: not seen any longer, or seen again in the same one."""
ALREADY = "in an absorbing status when first seen"


@dataclass(frozen=True)
class Histories:
    """One entry a stay (entry, exit] of a client in a status; times in the unit they came in, since each one's zero.

    `client` holds codes into `names`, `origin` and `to` codes into `states`; `to` is CENSORED where the next status is
    not known. `absorbing` (one a status) are those that nobody leaves, in which there are no stays. `left_out` counts
    the clients who gave no stay, by why.
    """

    client: np.ndarray
    names: pd.Index
    entry: np.ndarray
    exit: np.ndarray
    origin: np.ndarray
    to: np.ndarray
    states: tuple[str, ...]
    absorbing: np.ndarray
    left_out: dict[str, int]

    def only(self, kept: np.ndarray) -> "Histories":
        """The stays for which `kept` is true, and the clients who have one."""
        own, people = pd.factorize(self.client[kept], sort=True)
        return replace(
            self,
            client=own,
            names=self.names[people],
            entry=self.entry[kept],
            exit=self.exit[kept],
            origin=self.origin[kept],
            to=self.to[kept],
        )

    @property
    def start(self) -> float:
        """When the first of them is seen first."""
        return float(self.entry.min())

    @property
    def late(self) -> int:
        """How many clients are first seen later than the start."""
        first = np.full(len(self.names), np.inf)
        np.minimum.at(first, self.client, self.entry)
        return int((first > self.start).sum())

    @property
    def at_start(self) -> int:
        """How many clients are seen at the start."""
        return int((self.entry == self.start).sum())

    def seen(self, time: float) -> np.ndarray:
        """Of how many clients each status is known to be theirs at `time`, after what happened just then."""
        status = np.full(len(self.names), CENSORED)
        ending, staying = self.exit == time, (self.entry <= time) & (time < self.exit)
        gone = (self.to != CENSORED) & (self.exit <= time) & self.absorbing[self.to]
        status[self.client[ending]] = np.where(self.to == CENSORED, self.origin, self.to)[ending]
        status[self.client[staying]] = self.origin[staying]
        status[self.client[gone]] = self.to[gone]
        return np.bincount(status[status != CENSORED], minlength=len(self.states))

    def known(self, times: np.ndarray) -> np.ndarray:
        """Of how many clients the status is known at each time: the sum of `seen`."""
        gone = (self.to != CENSORED) & self.absorbing[self.to]
        ends = pd.MultiIndex.from_arrays([self.client, self.exit])
        seen_on = ends.isin(pd.MultiIndex.from_arrays([self.client, self.entry]))
        last = np.sort(self.exit[~gone & ~seen_on])
        staying = _by(self.entry, times) - _by(self.exit, times) + _by(self.exit[gone], times)
        return staying + _by(last, times) - np.searchsorted(last, times, side="left")


def with_stays(found: Histories, source: str) -> Histories:
    """The histories themselves; raises InputError where they hold no stay at all."""
    if not len(found.client):
        advice = "add a row for when each client was last seen, or say until when statuses are known"
        raise InputError([Problem(source, "", "nobody is seen in a status for any length of time", advice)])
    return found


def _by(ends: np.ndarray, times: np.ndarray) -> np.ndarray:
    return np.searchsorted(np.sort(ends), times, side="right")
