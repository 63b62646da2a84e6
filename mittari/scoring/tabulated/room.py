"""The memory that one thread works in."""

import numpy as np


class Room:
    """Arrays for one block of rows, taken once and used again and again, so that they stay in the cache."""

    def __init__(self, rows: int) -> None:
        self._rows = rows
        self._kept: dict[tuple[object, object], np.ndarray] = {}

    def array(self, name: object, kind: type, rows: int) -> np.ndarray:
        """An array of a name and kind of number, for whatever is written to it."""
        if (name, kind) not in self._kept:
            self._kept[name, kind] = np.empty(self._rows, dtype=kind)
        return self._kept[name, kind][:rows]

    def filled(self, value: int, kind: type, rows: int) -> np.ndarray:
        """An array that holds nothing but a value; nobody writes to it."""
        name = ("filled", value)
        if (name, kind) not in self._kept:
            self._kept[name, kind] = np.full(self._rows, value, dtype=kind)
        return self._kept[name, kind][:rows]
