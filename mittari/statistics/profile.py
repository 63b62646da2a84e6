"""The likelihood of a mixed model as a function of the random effects' sizes alone; all else is eliminated."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.linalg import lapack

from mittari.statistics.client_sums import ClientSums
from mittari.statistics.elimination import Eliminated, eliminate


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
    def clients(self) -> Eliminated:
        """What is left where the clients are eliminated."""
        return eliminate(self.sums, self.covariance, (self.intercept * self.slope) ** 2)

    @cached_property
    def _whole(self) -> np.ndarray:
        """The lower Cholesky factor of the members' equations and, below them, the columns'.

        One factor of both, as a triangular solve beside it would wait for threads in small models.
        """
        size, columns = self.sums.members, len(self.sums.qq)
        # In the order of LAPACK, so that nothing is copied; what it does not read is 0 before and after.
        left = np.zeros((size + columns, size + columns), order="F")
        left[size:, size:] = np.tril(self.sums.qq - self.clients.taken)
        if size:
            self._of_members(left)
            left[size:, :size] = self.sums.members_left(self.clients.of_one, self.clients.of_timed).T * self.scale
        factor, failed = lapack.dpotrf(left, lower=1, clean=0, overwrite_a=1)
        if failed:
            raise np.linalg.LinAlgError("not positive definite")
        return factor

    def _of_members(self, left: np.ndarray) -> None:
        """Fills the lower triangle of the members' equations: I + scale (W'W - sum G'MG) scale."""
        pairs, size = self.sums.pairs, self.sums.members
        cells = pairs.left(self.clients.blocks) * self.scale[pairs.row] * self.scale[pairs.column]
        left[pairs.column, pairs.row] = cells
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
    def fixed(self) -> np.ndarray:
        """The best fixed effects: (columns - 1,)."""
        return np.linalg.solve(self.last[:-1, :-1].T, self.last[-1, :-1])

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
        squares = freedom * (1 + np.log(2 * np.pi * self.residual_squares / freedom))
        return float(self.clients.log_determinant + members + fixed + squares)
