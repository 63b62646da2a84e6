"""The same memory each time, and nobody's numbers in it but one's own."""

import numpy as np

from mittari.scoring.tabulated.in_numpy import InNumpy
from mittari.scoring.tabulated.room import Room


def test_gives_the_same_memory_for_the_same_name() -> None:
    room = Room(8, InNumpy())
    first = room.array("a", np.uint8, 8)
    first[:] = 7
    assert np.shares_memory(room.array("a", np.uint8, 3), first)
    assert not np.shares_memory(room.array("b", np.uint8, 8), first)
    assert not np.shares_memory(room.array("a", np.uint16, 8), first)
