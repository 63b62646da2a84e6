"""The expected course of people who started alike, as a growth model of their later scores."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mittari.change.expected.since import Since
from mittari.statistics.mixed_model import MixedFit, Rows, fit_mixed

Shape = Literal["line", "log"]
Knowing = Literal["start", "before"]
SHAPES: dict[Shape, Callable[[np.ndarray], np.ndarray]] = {"line": np.array, "log": np.log1p}
LEAST_AT = 10
"""A curve ends where fewer clients than this were still measured."""


@dataclass(frozen=True)
class Curve:
    """score = b0 + b1 s + b2 (first - middle) + u0_i + u1_i s + e over the scores after the first; s = t or log(1 + t).

    The first score stands as a column and not among the scores, as people chosen by it are all drawn back from it.
    How log(1 + t) bends hangs on the unit of time: months are meant. `lowest` and `highest` are the first scores the
    curve was made from, `longest` the time that it reaches.
    """

    fit: MixedFit
    shape: Shape
    middle: float
    lowest: float
    highest: float
    longest: float
    own_slopes: bool

    @classmethod
    def of(cls, since: Since, shape: Shape) -> "Curve":
        """The curve of these clients' later scores. Raises InputError where they are too few for it.

        With two later scores a client or fewer, clients differ in level only.
        """
        since = since.of_clients(since.followed)
        middle = float(since.first.mean())
        first = (since.first - middle)[since.client]
        fixed = {"first": first} if np.ptp(first) > 0 else {}
        clients = len(since.names)
        own_slopes = len(since.score) > 2 * clients
        times = SHAPES[shape](since.since)
        fit = fit_mixed(Rows(since.score, times, since.client, clients, fixed, slope=own_slopes))
        lasts = np.sort(np.maximum.reduceat(since.since, np.flatnonzero(since.visit == 0)))
        longest = float(lasts[max(clients - LEAST_AT, 0)])
        edges = float(since.first.min()), float(since.first.max())
        return cls(fit, shape, middle, *edges, longest, own_slopes)

    def predict(self, since: Since, knowing: Knowing = "start") -> tuple[np.ndarray, np.ndarray]:
        """What is expected of each later score (rows,) and the standard deviation of the score around it.

        start: x'b, with variance z'Gz + sigma^2 + x'Cov(b)x. before: also the client's own part as it is known from
        their later scores before this one, x'b + z'G Z'V^-1 (y - Xb) (one score after the other, which is the same).
        """
        s = SHAPES[self.shape](since.since)
        columns = [np.ones(len(s)), s, (since.first - self.middle)[since.client]]
        x = np.stack(columns[: len(self.fit.fixed)], axis=1)
        known = np.einsum("ri,ij,rj->r", x, self.fit.fixed_covariance, x)
        own, spread = self._own(since, since.score - x @ self.fit.fixed, x[:, :2], knowing == "before")
        return x @ self.fit.fixed + own, np.sqrt(spread + self.fit.sigma**2 + known)

    def _own(self, since: Since, left: np.ndarray, z: np.ndarray, learn: bool) -> tuple[np.ndarray, np.ndarray]:
        """Each row's own part as known before it, and its variance; `left` is the score beyond the fixed course."""
        clients = len(since.names)
        mean, spread = np.zeros((clients, 2)), np.tile(self.fit.client_covariance, (clients, 1, 1))
        own, variance = np.zeros(len(left)), np.zeros(len(left))
        visit = since.visit
        for number in range(int(visit.max(initial=-1)) + 1):
            rows = np.flatnonzero(visit == number)
            who, now = since.client[rows], z[rows]
            seen = np.einsum("rij,rj->ri", spread[who], now)
            own[rows], variance[rows] = (mean[who] * now).sum(axis=1), (seen * now).sum(axis=1)
            if learn:
                gain = seen / (variance[rows] + self.fit.sigma**2)[:, None]
                mean[who] += gain * (left[rows] - own[rows])[:, None]
                spread[who] -= gain[:, :, None] * seen[:, None, :]
        return own, variance
