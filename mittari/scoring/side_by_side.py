"""Columns in one piece of memory that is used again when nobody looks at the columns any longer.

A large piece costs the system far fewer steps than many small ones, and a piece that is there already costs none: to
be handed new memory takes a fifth of the time that scores take.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from weakref import ReferenceType, ref

import numpy as np

STRIDE = 64
"""Bytes; a column begins at a whole line of the processor's cache."""
LEAST_KEPT, MOST_KEPT = 2**20, 2**27
"""Bytes of a piece that is worth keeping, and of all that are kept."""


@dataclass(frozen=True, eq=False)
class _Kept:
    """Memory, and the piece as which it was handed out: gone when its last column is."""

    memory: np.ndarray
    handed_out: ReferenceType[np.ndarray]


_kept: list[_Kept] = []
_one_at_a_time = Lock()


def side_by_side(kinds: Sequence[type], rows: int) -> Iterator[np.ndarray]:
    """Columns of these kinds of number and that many rows, to be written to; the piece lives as long as any of them."""
    sizes = [np.dtype(kind).itemsize * rows for kind in kinds]
    strides = [-(-size // STRIDE) * STRIDE for size in sizes]
    piece, start = _piece(sum(strides)), 0
    for kind, size, stride in zip(kinds, sizes, strides, strict=True):
        yield piece[start : start + size].view(kind)
        start += stride


def _piece(size: int) -> np.ndarray:
    """A piece of at least so many bytes: one that was kept, if it fits and is free, else a new one."""
    if not LEAST_KEPT <= size <= MOST_KEPT:
        return np.empty(size, dtype=np.uint8)
    with _one_at_a_time:
        free = [one for one in _kept if one.handed_out() is None]
        fitting = [one for one in free if size <= len(one.memory) <= 2 * size]
        # What is free and does not fit goes before new memory comes, so that there are never both without need.
        for one in fitting[:1] or free:
            _kept.remove(one)
        memory = fitting[0].memory if fitting else np.empty(size, dtype=np.uint8)
        piece = np.frombuffer(memory.data, dtype=np.uint8)
        _kept.append(_Kept(memory, ref(piece)))
        while sum(len(one.memory) for one in _kept) > MOST_KEPT:
            _kept.pop(0)
        return piece
