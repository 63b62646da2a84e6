"""The loops in C (see `Loops`), made from loops.c when mittari was installed, if there was a compiler.

Others may run while a loop does: ctypes gives the interpreter free.
"""

import ctypes
from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from mittari.scoring.tabulated.in_numpy import Read
from mittari.scoring.tabulated.part import Part

SOURCE = Path(__file__).with_name("loops.c")
LIBRARY = SOURCE.with_suffix(".compiled")


class InC:
    """Each call is one call of a function of the same name."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library

    def add_up(self, part: Part, codes: Sequence[np.ndarray], total: np.ndarray, missing: np.ndarray) -> bool:
        """See `Loops`."""
        plan = [_at(array) for array in (part.steps, part.runs, part.sizes, part.bits)]
        rows = ctypes.c_long(len(total))
        return bool(self._library.add_up(_all_at(codes), *plan, len(part.sizes), rows, _at(total), _at(missing)))

    def by_sum(
        self, sums: tuple[np.ndarray, np.ndarray], shape: tuple[int, int, int], answered: np.ndarray, read: Read
    ) -> None:
        """See `Loops`."""
        total, missing = sums
        rows = ctypes.c_long(len(total))
        self._library.by_sum(_at(total), _at(missing), *shape, rows, _at(answered), _columns(read), len(read))

    def by_combination(
        self, codes: Sequence[np.ndarray], digits: Sequence[np.ndarray], sizes: Sequence[int], read: Read
    ) -> bool:
        """See `Loops`."""
        answers = _all_at(codes), _all_at(digits), (ctypes.c_int32 * len(sizes))(*sizes), len(sizes)
        rows = ctypes.c_long(len(codes[0]))
        return bool(self._library.by_combination(*answers, rows, _columns(read), len(read)))


class _Column(ctypes.Structure):
    _fields_ = (("cells", ctypes.c_void_p), ("found", ctypes.c_void_p), ("bytes", ctypes.c_int32))


def _columns(read: Read) -> ctypes.Array[_Column]:
    found = [_Column(column.ctypes.data, to.ctypes.data, column.itemsize) for column, to in read]
    return (_Column * len(found))(*found)


def in_c(library: Path = LIBRARY) -> InC | None:
    """The compiled loops; None where there are none, they don't fit this machine, or their source is another by now."""
    try:
        found = ctypes.CDLL(str(library))
        found.made_from.restype = ctypes.c_uint32
        made_from = found.made_from()
    except (OSError, AttributeError):
        return None
    return InC(found) if made_from == crc32(SOURCE.read_bytes()) else None


def _at(array: np.ndarray) -> ctypes.c_void_p:
    return ctypes.c_void_p(array.ctypes.data)


def _all_at(arrays: Sequence[np.ndarray]) -> ctypes.Array[ctypes.c_void_p]:
    return (ctypes.c_void_p * len(arrays))(*(array.ctypes.data for array in arrays))
