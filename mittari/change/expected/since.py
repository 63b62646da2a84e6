"""Scores by the time since each client's first one: what a course that begins at the start is made of."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.change.repeated import Repeated


@dataclass(frozen=True)
class Since:
    """One entry a later score, in order of client and time; `client` holds codes into `names` and `first`.

    `first` (clients,) is each client's first score, `since` the time from it; clients may have no later score.
    """

    names: pd.Index
    first: np.ndarray
    client: np.ndarray
    since: np.ndarray
    score: np.ndarray

    @classmethod
    def of(cls, rows: Repeated) -> "Since":
        """The first score of each client, and the later ones."""
        order = np.lexsort((rows.time, rows.client))
        client, time, score = rows.client[order], rows.time[order], rows.score[order]
        begins = np.cumsum(rows.counts) - rows.counts
        later = np.ones(len(client), dtype=bool)
        later[begins] = False
        since = time - time[begins][client]
        return cls(rows.names, score[begins], client[later], since[later], score[later])

    def of_clients(self, kept: np.ndarray) -> "Since":
        """Only the clients for whom `kept` (clients,) is true."""
        place = np.cumsum(kept) - 1
        rows = kept[self.client]
        return Since(self.names[kept], self.first[kept], place[self.client[rows]], self.since[rows], self.score[rows])

    @property
    def followed(self) -> np.ndarray:
        """Which clients have a later score: (clients,)."""
        return np.bincount(self.client, minlength=len(self.names)) > 0

    @property
    def visit(self) -> np.ndarray:
        """The number of each later score among its client's, from 0."""
        counts = np.bincount(self.client, minlength=len(self.names))
        return np.arange(len(self.client)) - (np.cumsum(counts) - counts)[self.client]
