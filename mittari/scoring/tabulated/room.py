"""What one thread works with."""

import numpy as np

from mittari.scoring.tabulated.loops import Loops


class Room:
    """Loops, and arrays for one block of rows, taken once and used again and again, so that they stay in the cache."""

    def __init__(self, rows: int, loops: Loops) -> None:
        self._rows = rows
        self.loops = loops
        self._kept: dict[tuple[object, object], np.ndarray] = {}

    def array(self, name: object, kind: type, rows: int) -> np.ndarray:
        """An array of a name and kind of number, for whatever is written to it."""
        if (name, kind) not in self._kept:
            self._kept[name, kind] = np.empty(self._rows, dtype=kind)
        return self._kept[name, kind][:rows]
