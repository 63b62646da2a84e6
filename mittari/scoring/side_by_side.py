"""Columns in one piece of memory: the system hands out a large piece in far fewer steps than many small ones."""

from collections.abc import Iterator, Sequence

import numpy as np

STRIDE = 64
"""Bytes; a column begins at a whole line of the processor's cache."""


def side_by_side(kinds: Sequence[type], rows: int) -> Iterator[np.ndarray]:
    """Columns of these kinds of number and that many rows, to be written to; the piece lives as long as any of them."""
    sizes = [np.dtype(kind).itemsize * rows for kind in kinds]
    strides = [-(-size // STRIDE) * STRIDE for size in sizes]
    piece, start = np.empty(sum(strides), dtype=np.uint8), 0
    for kind, size, stride in zip(kinds, sizes, strides, strict=True):
        yield piece[start : start + size].view(kind)
        start += stride
