"""The columns of a table, read at many places at once; where a place fits into a byte, at two places a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from mittari.scoring.tabulated.room import Room

BYTES = 256
WIDE: Mapping[int, type] = {1: np.uint16, 2: np.uint32, 8: np.complex128}
"""What holds two numbers of so many bytes side by side."""
ENOUGH = 16_384
"""Keys that are worth making the pairs for."""


@dataclass(frozen=True)
class Cells:
    """Columns of one length, by name. A key (`kind`) is the place of a cell."""

    columns: dict[str, np.ndarray]

    @property
    def kind(self) -> type:
        """The smallest kind of number that every key fits into."""
        size = max(map(len, self.columns.values()))
        return np.uint8 if size <= BYTES else np.uint16 if size <= 2**16 else np.uint32

    @cached_property
    def pairs(self) -> dict[str, np.ndarray]:
        """By name, what stands for two keys at once: the first key is the low byte of its place."""
        return {name: paired(column) for name, column in self.columns.items()}

    def read(self, keys: np.ndarray, found: Mapping[str, np.ndarray], room: Room) -> None:
        """Writes what stands for each key (of `kind`) to the columns of the same names."""
        done = 0
        if self.kind is np.uint8 and len(keys) >= ENOUGH:
            done = len(keys) // 2 * 2
            place = _places(keys[:done].view(np.uint16), room)
            for name, column in found.items():
                pairs = self.pairs[name]
                np.take(pairs, place, out=column[:done].view(pairs.dtype), mode="clip")
        if done < len(keys):
            place = _places(keys[done:], room)
            for name, column in found.items():
                np.take(self.columns[name], place, out=column[done:], mode="clip")


def paired(column: np.ndarray) -> np.ndarray:
    """Two cells side by side for every two of at most 256 keys."""
    both = np.zeros((len(column), BYTES, 2), dtype=column.dtype)
    both[:, : len(column), 0] = column
    both[:, :, 1] = column[:, np.newaxis]
    return both.reshape(-1).view(WIDE[column.itemsize])


def _places(keys: np.ndarray, room: Room) -> np.ndarray:
    """The keys as NumPy counts places."""
    place = room.array("place", np.intp, len(keys))
    np.copyto(place, keys)
    return place
