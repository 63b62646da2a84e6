"""Rows whose errors hang together along each client's time, turned into rows whose errors are independent."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

Serial = Literal["car1", "ar1"]


@dataclass(frozen=True)
class Neighbours:
    """The rows in order of client and time; `gap` (rows,) to the client's row before, in `unit`s, 0 at the first.

    `kind` car1: errors correlate by phi ** gap, whatever the times; ar1: by phi from one visit to the next, however
    far apart they are.
    """

    order: np.ndarray
    gap: np.ndarray
    first: np.ndarray
    unit: float
    kind: Serial

    @classmethod
    def of(cls, client: np.ndarray, time: np.ndarray, kind: Serial) -> "Neighbours":
        """The neighbours of rows with these client codes and times; the unit is the middle one of the gaps."""
        order = np.lexsort((time, client))
        first = np.diff(client[order], prepend=-1) != 0
        gap = np.where(first, 0.0, np.diff(time[order], prepend=0.0))
        unit = float(np.median(gap[~first])) if kind == "car1" and not first.all() else 1.0
        return cls(order, gap / unit, first, unit, kind)

    def correlation(self, near: float) -> np.ndarray:
        """The correlation of each row's error with the one before, where it is `near` a unit apart; 0 at the first."""
        if self.kind == "ar1":
            return np.where(self.first, 0.0, near)
        return np.where(self.first, 0.0, near**self.gap)

    def whiten(self, columns: np.ndarray, near: float) -> tuple[np.ndarray, float]:
        """The columns (columns, rows in order) with independent errors of one variance; log det of the correlations.

        x*_j = (x_j - r_j x_(j-1)) / sqrt(1 - r_j^2): the inverse of the correlations of such a chain has but one
        band beside its diagonal. Source: Pinheiro & Bates 2000, chapter 5.
        """
        r = self.correlation(near)
        left = 1 - r**2
        weight = 1 / np.sqrt(left)
        white = columns * weight
        white[:, 1:] -= columns[:, :-1] * (r * weight)[1:]
        return white, float(np.log(left).sum())
