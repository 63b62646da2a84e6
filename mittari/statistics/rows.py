"""The rows of a mixed model, and the units in which it is searched."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse


@dataclass(frozen=True)
class Rows:
    """One row a measurement: score ~ 1 + time + other fixed columns + (1 + time | client) + memberships.

    `client` holds codes from 0 to clients - 1. `fixed` are the columns beside 1 and time, by name. Each of `members`
    (rows, members) holds weights; its members share one variance. Without `slope` clients differ in level only.
    """

    score: np.ndarray
    time: np.ndarray
    client: np.ndarray
    clients: int
    fixed: dict[str, np.ndarray] = field(default_factory=dict)
    members: Sequence[sparse.csr_array] = ()
    slope: bool = True


@dataclass(frozen=True)
class Units:
    """The model is searched in units in which everything is near 1, so that no unit of time or score matters."""

    middle: float
    time_unit: float
    score_middle: float
    score_unit: float
    fixed_units: np.ndarray
    block_units: np.ndarray

    @classmethod
    def of(cls, rows: Rows) -> "Units":
        """The units of these rows; 1 where all values are equal."""
        return cls(
            float(rows.time.mean()),
            float(rows.time.std()) or 1.0,
            float(rows.score.mean()),
            float(rows.score.std()) or 1.0,
            np.array([_size(one) for one in rows.fixed.values()]),
            np.array([_size(block.sum(axis=1)) for block in rows.members]),
        )

    def columns(self, rows: Rows) -> list[np.ndarray]:
        """1, time, the other fixed columns and the score, each (rows,)."""
        others = [one / unit for one, unit in zip(rows.fixed.values(), self.fixed_units, strict=True)]
        score = (rows.score - self.score_middle) / self.score_unit
        return [np.ones(len(score)), (rows.time - self.middle) / self.time_unit, *others, score]

    def members(self, rows: Rows) -> sparse.csr_array:
        """The weights of all blocks side by side: (rows, members)."""
        scaled = [block / unit for block, unit in zip(rows.members, self.block_units, strict=True)]
        if len(scaled) == 1:
            return scaled[0]
        nobody = sparse.csr_array((len(rows.score), 0), dtype=np.float64)
        return sparse.csr_array(sparse.hstack([nobody, *scaled], format="csr"))

    @property
    def of_time(self) -> np.ndarray:
        """(2, 2): intercept and slope in the search's time -> in the rows' own."""
        return np.array([[1.0, -self.middle / self.time_unit], [0.0, 1 / self.time_unit]])

    @property
    def of_fixed(self) -> np.ndarray:
        """(fixed, fixed): fixed effects in the search's columns -> in the rows' own."""
        turn = np.diag(np.concatenate([[1.0, 1.0], 1 / self.fixed_units]))
        turn[:2, :2] = self.of_time
        return turn


def _size(column: np.ndarray) -> float:
    """The root mean square of what is not 0, and 1 where all is."""
    there = column[column != 0]
    return float(np.sqrt((there**2).mean())) if len(there) else 1.0
