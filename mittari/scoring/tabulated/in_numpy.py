"""The loops in NumPy (see `Loops`)."""

from collections.abc import Sequence

import numpy as np

from mittari.scoring.tabulated.code_bytes import NOT_ALLOWED
from mittari.scoring.tabulated.part import Part

Read = Sequence[tuple[np.ndarray, np.ndarray]]


class InNumpy:
    """Every byte is looked up."""

    def add_up(self, part: Part, codes: Sequence[np.ndarray], total: np.ndarray, missing: np.ndarray) -> bool:
        """See `Loops`."""
        total[:], missing[:] = 0, 0
        listed = zip(codes, part.steps, strict=True)
        for size, bits in zip(part.sizes.tolist(), part.bits.tolist(), strict=True):
            byte = np.zeros(len(total), dtype=np.uint8)
            for own, steps in (next(listed) for _ in range(size)):
                added = steps.take(own)
                if added.max(initial=0) == NOT_ALLOWED:
                    return False
                byte += added
            total += byte & np.uint8(2**bits - 1)
            missing += byte >> np.uint8(bits)
        return True

    def by_sum(
        self, sums: tuple[np.ndarray, np.ndarray], shape: tuple[int, int, int], answered: np.ndarray, read: Read
    ) -> None:
        """See `Loops`."""
        (total, missing), (width, last, size) = sums, shape
        _look_up(np.minimum(missing, np.uint8(last)) * np.int32(width) + total, read)
        np.subtract(np.int16(size), missing, out=answered)

    def by_combination(
        self, codes: Sequence[np.ndarray], digits: Sequence[np.ndarray], sizes: Sequence[int], read: Read
    ) -> bool:
        """See `Loops`."""
        key = np.zeros(len(codes[0]), dtype=np.int32)
        for own, listed, size in zip(codes, digits, sizes, strict=True):
            digit = listed.take(own)
            if digit.max(initial=0) == NOT_ALLOWED:
                return False
            key = key * np.int32(size) + digit
        _look_up(key, read)
        return True


def _look_up(key: np.ndarray, read: Read) -> None:
    for column, found in read:
        np.take(column, key, out=found, mode="clip")
