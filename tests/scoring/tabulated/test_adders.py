"""The three ways to add one item's answers."""

import numpy as np
import pytest

from mittari.scoring.tabulated.adders import NO_ANSWER, NO_CODE, NOT_ALLOWED, Falling, Listed, Rising, adder_of, listed
from mittari.scoring.tabulated.room import Room
from tests.scoring.tabulated.some_steps import some_bytes, some_steps

KINDS = {"rising": Rising, "falling": Falling, "listed": Listed, "negative": Listed}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", [0, 1, 2, 7])
def test_each_adds_its_steps_and_a_missing_answer_above_them(kind: str, rows: int) -> None:
    rng = np.random.default_rng(4)
    steps = some_steps(rng, kind, most=9)
    bits = int(steps.max()).bit_length()
    adder = adder_of(steps, bits)
    assert isinstance(adder, KINDS[kind])
    codes = some_bytes(rng, steps, rows)
    total = np.full(rows, (adder.start + 3) % 256, dtype=np.uint8)
    assert adder.add(codes, total, Room(8))
    expected = np.where(steps[codes] == NO_ANSWER, 2**bits, steps[codes])
    assert total.tolist() == [(3 + int(step)) % 256 for step in expected]


def test_a_code_that_is_left_out_of_a_run_needs_a_list() -> None:
    steps = np.full(256, NO_CODE, dtype=np.int16)
    steps[128:132], steps[0], steps[2] = NO_ANSWER, 0, 2
    assert isinstance(adder_of(steps, 2), Listed)
    assert isinstance(adder_of(np.where(steps >= 0, NO_ANSWER, steps), 2), Listed)


def test_a_list_reads_every_byte() -> None:
    single = np.arange(256, dtype=np.uint8)[::-1].copy()
    found = np.empty(257, dtype=np.uint8)
    listed(single).read(np.append(np.arange(256), 5).astype(np.uint8), found, Room(257))
    assert found.tolist() == [*range(255, -1, -1), 250]
    assert NOT_ALLOWED == 255
