"""The likelihood of a mixed model as a function of the random effects' sizes alone; all else is eliminated."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import linalg

from mittari.statistics.client_sums import ClientSums


@dataclass(frozen=True)
class Profile:
    """Eliminates clients by 2 x 2 blocks, then members by one Cholesky factor, then the fixed columns.

    `intercept`, `across` and `slope` are the lower Cholesky factor of the clients' covariance divided by the residual
    variance; `scale` (members,) the members' standard deviation divided by the residual one. Every evaluation costs
    time linear in clients, plus members cubed. Source: Bates, Maechler, Bolker & Walker 2015 (the penalised least
    squares form of the profiled criterion).
    """

    sums: ClientSums
    intercept: float
    across: float
    slope: float
    scale: np.ndarray

    @cached_property
    def covariance(self) -> np.ndarray:
        """The clients' covariance (2, 2), divided by the residual variance."""
        factor = np.array([[self.intercept, 0.0], [self.across, self.slope]])
        return factor @ factor.T

    @cached_property
    def _determinants(self) -> np.ndarray:
        """det(I + C D) of each client, a sum of what is never negative but the middle term."""
        zz, d = self.sums.zz, self.covariance
        area = (self.intercept * self.slope) ** 2
        return 1 + d[0, 0] * zz[0] + 2 * d[0, 1] * zz[1] + d[1, 1] * zz[2] + area * self.sums.determinant

    @cached_property
    def client_blocks(self) -> np.ndarray:
        """M = (C + D^-1)^-1 of each client as its entries 00, 01, 11: (3, clients); sound where D is singular."""
        zz, d = self.sums.zz, self.covariance
        area = (self.intercept * self.slope) ** 2
        blocks = np.stack([d[0, 0] + area * zz[2], d[0, 1] - area * zz[1], d[1, 1] + area * zz[0]])
        return blocks / self._determinants

    @cached_property
    def _of_clients(self) -> tuple[np.ndarray, np.ndarray]:
        """M times each client's sums of the columns, for 1 and for time: two arrays (columns, clients)."""
        (one, timed), (m00, m01, m11) = self.sums.zq, self.client_blocks
        return m00 * one + m01 * timed, m01 * one + m11 * timed

    @cached_property
    def _whole(self) -> np.ndarray:
        """The lower Cholesky factor of the members' equations and, below them, the columns'.

        One factor of both, as a triangular solve beside it would wait for threads in small models.
        """
        size, (one, timed), (of_one, of_timed) = self.sums.members, self.sums.zq, self._of_clients
        # In the order of LAPACK, so that nothing is copied.
        left = np.empty((size + len(one), size + len(one)), order="F")
        left[size:, size:] = self.sums.qq - one @ of_one.T - timed @ of_timed.T
        if size:
            self._of_members(left[:size, :size])
            weights, weighted_time = self.sums.zw
            taken = weights.T @ of_one.T + weighted_time.T @ of_timed.T
            left[size:, :size] = (self.sums.wq - taken).T * self.scale
        return linalg.cholesky(left, lower=True, overwrite_a=True, check_finite=False)

    def _of_members(self, left: np.ndarray) -> None:
        """Fills `left` (members, members), of which the lower triangle counts: I + scale (W'W - sum G'MG) scale."""
        size = self.sums.members
        taken = (self.sums.pairs @ self.client_blocks.T.ravel()).reshape(size, size).T
        np.subtract(self.sums.ww.T, taken, out=left)
        left *= self.scale[:, None]
        left *= self.scale
        left[np.arange(size), np.arange(size)] += 1

    @property
    def factor(self) -> np.ndarray:
        """The lower Cholesky factor of I + scale (W'W - sum of G'MG) scale: (members, members)."""
        return self._whole[: self.sums.members, : self.sums.members]

    @property
    def member_rows(self) -> np.ndarray:
        """The factor's inverse times the members' scaled cross products with the columns: (members, columns)."""
        return self._whole[self.sums.members :, : self.sums.members].T

    @property
    def last(self) -> np.ndarray:
        """The lower Cholesky factor of what is left of the columns' cross products: (columns, columns)."""
        return self._whole[self.sums.members :, self.sums.members :]

    @property
    def residual_squares(self) -> float:
        """The penalised residual sum of squares."""
        return float(self.last[-1, -1] ** 2)

    def freedom(self, reml: bool) -> int:
        """What the residual squares are divided by: rows, under REML less the fixed columns."""
        return self.sums.rows - (len(self.sums.qq) - 1 if reml else 0)

    def criterion(self, reml: bool) -> float:
        """-2 log (restricted) likelihood with all constants, at the best fixed effects and residual variance."""
        freedom = self.freedom(reml)
        fixed = 2 * np.log(np.diag(self.last)[:-1]).sum() if reml else 0.0
        members = 2 * np.log(np.diag(self.factor)).sum()
        clients = np.log(self._determinants).sum()
        return float(clients + members + fixed + freedom * (1 + np.log(2 * np.pi * self.residual_squares / freedom)))
