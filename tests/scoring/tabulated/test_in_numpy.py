"""Small numbers don't wrap."""

import numpy as np
import pytest

from mittari.scoring.tabulated.code_bytes import NO_ANSWER, NO_CODE
from mittari.scoring.tabulated.loops import Loops
from mittari.scoring.tabulated.part import MOST_STEPS, part_of
from mittari.scoring.tabulated.steps import MOST_ITEMS
from tests.scoring.tabulated.ways import each_way


@each_way
@pytest.mark.parametrize("byte", [0, MOST_STEPS, 128])
def test_the_most_items_of_the_most_steps(loops: Loops, byte: int) -> None:
    steps = np.full(256, NO_CODE, dtype=np.int16)
    steps[128:132], steps[: MOST_STEPS + 1] = NO_ANSWER, range(MOST_STEPS + 1)
    part = part_of({f"q{number}": steps for number in range(MOST_ITEMS)})
    total, missing = np.empty(3, dtype=np.uint16), np.empty(3, dtype=np.uint8)
    assert loops.add_up(part, [np.full(3, byte, dtype=np.uint8)] * MOST_ITEMS, total, missing)
    answered = byte < 128
    assert total.tolist() == [byte * MOST_ITEMS if answered else 0] * 3
    assert missing.tolist() == [0 if answered else MOST_ITEMS] * 3


@each_way
def test_a_table_longer_than_two_bytes_can_count(loops: Loops) -> None:
    width, last = 30_000, 5
    column = np.arange(width * (last + 1), dtype=np.float64)
    total, missing = np.array([29_999, 0], dtype=np.uint16), np.array([5, 200], dtype=np.uint8)
    found, answered = np.empty(2), np.empty(2, dtype=np.int16)
    loops.by_sum((total, missing), (width, last, 255), answered, [(column, found)])
    assert found.tolist() == [5 * width + 29_999, 5 * width]
    assert answered.tolist() == [250, 55]
