"""The memory that one thread works in."""

from contextlib import AbstractContextManager, nullcontext

import numpy as np


class Room:
    """Arrays for one block of rows, taken once and used again and again, so that they stay in the cache."""

    def __init__(self, rows: int, turn: AbstractContextManager[object] | None = None) -> None:
        self._rows = rows
        self.turn = turn or nullcontext()
        """Held for many short steps in a row. Threads that all take short steps keep waiting for the interpreter, and
        a wait costs more than a step: one thread at a time does that, while the others do long ones."""
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
