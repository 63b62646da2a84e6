"""Sums and missing answers from bytes, against a plain loop."""

import numpy as np
import pytest

from mittari.scoring.tabulated.adders import NO_ANSWER, NO_CODE
from mittari.scoring.tabulated.room import Room
from mittari.scoring.tabulated.sums import add_up, groups_of
from tests.scoring.tabulated.some_steps import some_bytes, some_steps


@pytest.mark.parametrize("seed", range(40))
def test_equal_a_plain_loop(seed: int) -> None:
    rng = np.random.default_rng(seed)
    steps = {f"q{number}": some_steps(rng) for number in range(rng.integers(1, 30))}
    rows = int(rng.integers(0, 30))
    codes = {name: some_bytes(rng, own, rows) for name, own in steps.items()}
    total, missing = np.empty(rows, dtype=np.uint16), np.empty(rows, dtype=np.uint8)
    assert add_up(groups_of(steps), codes, total, missing, Room(64))
    for row in range(rows):
        found = [int(steps[name][codes[name][row]]) for name in steps]
        assert total[row] == sum(step for step in found if step >= 0)
        assert missing[row] == found.count(NO_ANSWER)


def test_a_byte_that_is_not_allowed_is_told() -> None:
    rng = np.random.default_rng(9)
    steps = {f"q{number}": some_steps(rng, kind) for number, kind in enumerate(["rising", "falling", "listed"])}
    codes = {name: some_bytes(rng, own, 9) for name, own in steps.items()}
    total, missing = np.empty(9, dtype=np.uint16), np.empty(9, dtype=np.uint8)
    for name, own in steps.items():
        for byte in np.flatnonzero(own == NO_CODE):
            wrong = codes | {name: np.where(np.arange(9) == 4, byte, codes[name]).astype(np.uint8)}
            assert not add_up(groups_of(steps), wrong, total, missing, Room(9))


def test_items_share_as_few_bytes_as_can_be() -> None:
    one_to_five = np.full(256, NO_CODE, dtype=np.int16)
    one_to_five[128:132], one_to_five[1:6] = NO_ANSWER, range(5)
    groups = groups_of({f"q{number}": one_to_five for number in range(14)})
    assert [len(group.items) for group in groups] == [7, 7]
