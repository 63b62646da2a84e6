"""How the answers to one item are added to a sum of bytes.

NumPy adds bytes dozens at a time, but only if it is handed arrays and not single numbers: hence `Room.filled`.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from mittari.scoring.tabulated.cells import Cells
from mittari.scoring.tabulated.code_bytes import FIRST_NON_ANSWER, LAST_NON_ANSWER
from mittari.scoring.tabulated.room import Room

NO_ANSWER, NO_CODE = -1, -2
"""What stands among the steps of an item (int16 by byte) where the byte is no answer, or is not allowed at all."""
NOT_ALLOWED = 255


class Adder(Protocol):
    """Adds the steps of an item, and 2**bits for a missing answer, to a sum that began at `start` for it."""

    @property
    def start(self) -> int:
        """What the sum has to begin with."""

    def add(self, codes: np.ndarray, total: np.ndarray, room: Room) -> bool:
        """Adds; False if a byte is not allowed: then the total is worth nothing."""


@dataclass(frozen=True)
class Rising:
    """Steps rise with the code, from 0 at the lowest."""

    low: int
    high: int
    bits: int

    @property
    def start(self) -> int:
        """The lowest code is no step."""
        return -self.low

    def add(self, codes: np.ndarray, total: np.ndarray, room: Room) -> bool:
        """Adds the codes, non-answers cut down to what a missing answer counts."""
        cut = room.array("cut", np.uint8, len(codes))
        np.minimum(codes, room.filled(self.low + 2**self.bits, np.uint8, len(codes)), out=cut)
        np.add(total, cut, out=total)
        return _are_allowed(codes, self.low, self.high)


@dataclass(frozen=True)
class Falling:
    """Steps fall with the code, to 0 at the highest."""

    low: int
    high: int
    bits: int

    @property
    def start(self) -> int:
        """The highest code is no step."""
        return self.high

    def add(self, codes: np.ndarray, total: np.ndarray, room: Room) -> bool:
        """Takes the codes away, non-answers raised to what a missing answer counts."""
        cut = room.array("cut", np.uint8, len(codes))
        least = room.filled(self.high - 2**self.bits, np.int8, len(codes))
        np.maximum(codes.view(np.int8), least, out=cut.view(np.int8))
        np.subtract(total, cut, out=total)
        return _are_allowed(codes, self.low, self.high)


@dataclass(frozen=True)
class Listed:
    """Any steps for any byte, looked up."""

    steps: Cells
    start: int = 0

    def add(self, codes: np.ndarray, total: np.ndarray, room: Room) -> bool:
        """Adds what is listed for each byte."""
        found = room.array("cut", np.uint8, len(codes))
        self.read(codes, found, room)
        np.add(total, found, out=total)
        return not len(found) or int(found.max()) != NOT_ALLOWED

    def read(self, codes: np.ndarray, found: np.ndarray, room: Room) -> None:
        """Writes what is listed for each byte."""
        self.steps.read(codes, {"steps": found}, room)


def listed(single: np.ndarray) -> Listed:
    """Looks up what stands for each of the 256 bytes (uint8; NOT_ALLOWED where the byte is not allowed)."""
    return Listed(Cells({"steps": single}))


def adder_of(steps: np.ndarray, bits: int) -> Adder:
    """The quickest adder for the steps (int16) of each byte, all below 2**bits."""
    codes = np.flatnonzero(steps >= 0)
    low, high = (int(codes[0]), int(codes[-1])) if len(codes) else (0, 0)
    if len(codes) and _is_plain(steps, low, high):
        own = steps[low : high + 1]
        if np.array_equal(own, np.arange(high - low + 1)) and low + 2**bits <= FIRST_NON_ANSWER:
            return Rising(low, high, bits)
        if np.array_equal(own, np.arange(high - low, -1, -1)) and high - 2**bits > LAST_NON_ANSWER - 256:
            return Falling(low, high, bits)
    single = np.select([steps == NO_ANSWER, steps == NO_CODE], [2**bits, NOT_ALLOWED], steps)
    return listed(single.astype(np.uint8))


def _is_plain(steps: np.ndarray, low: int, high: int) -> bool:
    """Whether the codes are a run of whole numbers, none below 0, and only the four non-answers are allowed besides."""
    expected = np.full(256, NO_CODE)
    expected[FIRST_NON_ANSWER : LAST_NON_ANSWER + 1] = NO_ANSWER
    expected[low : high + 1] = steps[low : high + 1]
    return high < FIRST_NON_ANSWER and bool((steps[low : high + 1] >= 0).all()) and np.array_equal(steps, expected)


def _are_allowed(codes: np.ndarray, low: int, high: int) -> bool:
    signed = codes.view(np.int8)
    return bool(
        np.maximum.reduce(signed, initial=low) <= high
        and np.maximum.reduce(codes, initial=low) <= LAST_NON_ANSWER
        and (low == 0 or np.minimum.reduce(codes, initial=high) >= low)
    )
