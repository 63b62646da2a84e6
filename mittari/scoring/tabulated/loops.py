"""The three loops over forms that fill in scores: in C where they could be compiled, else in NumPy; the same bits."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from mittari.scoring.tabulated.in_c import in_c
from mittari.scoring.tabulated.in_numpy import InNumpy, Read
from mittari.scoring.tabulated.part import Part


class Loops(Protocol):
    """All columns are of one length and contiguous: codes uint8, total uint16, missing uint8.

    `read` names the columns of a table, of 1, 2 or 8 bytes a number, each with the column that it is read into. Sums of
    codes that are not allowed must not be looked up.
    """

    def add_up(self, part: Part, codes: Sequence[np.ndarray], total: np.ndarray, missing: np.ndarray) -> bool:
        """Writes the steps and the missing answers of all items of a part; `codes` has them in its order.

        False if a code is not allowed: then what is written is worth nothing.
        """

    def by_sum(
        self, sums: tuple[np.ndarray, np.ndarray], shape: tuple[int, int, int], answered: np.ndarray, read: Read
    ) -> None:
        """Reads tables by total and number of missing answers; writes how many were answered (int16).

        `shape` is the width of a row, the last row, and how many questions there are.
        """

    def by_combination(
        self, codes: Sequence[np.ndarray], digits: Sequence[np.ndarray], sizes: Sequence[int], read: Read
    ) -> bool:
        """Reads tables of all combinations of answers to some items, the last item's answers turning first.

        `digits` holds an answer's number by byte (uint8, NOT_ALLOWED where it is none), `sizes` how many there are of
        an item. False if a code is not allowed.
        """


LOOPS: Loops = in_c() or InNumpy()
"""Those of this machine."""
