"""Which items share a byte, and what is said of each."""

import numpy as np
import pytest

from mittari.scoring.tabulated.code_bytes import NO_ANSWER, NO_CODE, NOT_ALLOWED
from mittari.scoring.tabulated.part import NO_RUN, part_of
from tests.scoring.tabulated.some_steps import some_steps

BYTES = np.arange(256)


def test_items_share_as_few_bytes_as_can_be() -> None:
    one_to_five = np.full(256, NO_CODE, dtype=np.int16)
    one_to_five[128:132], one_to_five[1:6] = NO_ANSWER, range(5)
    part = part_of({f"q{number}": one_to_five for number in range(14)})
    assert part.sizes.tolist() == [7, 7]
    assert part.items == tuple(f"q{number}" for number in range(14))


@pytest.mark.parametrize("seed", range(30))
def test_no_group_runs_over(seed: int) -> None:
    rng = np.random.default_rng(seed)
    steps = {f"q{number}": some_steps(rng) for number in range(rng.integers(1, 30))}
    part = part_of(steps)
    assert sorted(part.items) == sorted(steps)
    assert int(part.sizes.sum()) == len(steps)
    items = iter(part.items)
    for size, bits in zip(part.sizes, part.bits, strict=True):
        own = [steps[next(items)] for _ in range(size)]
        assert sum(int(one.max()) for one in own) < 2**bits
        assert size * 2**bits < 256


@pytest.mark.parametrize("seed", range(40))
def test_a_run_says_what_the_list_says(seed: int) -> None:
    steps = some_steps(np.random.default_rng(seed), ["rising", "falling"][seed % 2], most=90)
    part = part_of({"q": steps})
    is_run, flip, low, span, missing = part.runs[0].tolist()
    assert is_run == 1
    step = ((BYTES ^ flip) - low) % 256
    answer = BYTES < 128
    expected = np.where(answer & (step <= span), step, np.where((BYTES >= 128) & (BYTES < 132), missing, NOT_ALLOWED))
    assert part.steps[0].tolist() == expected.tolist()


@pytest.mark.parametrize("first", [1, 251])
def test_other_steps_are_listed_alone(first: int) -> None:
    steps = np.full(256, NO_CODE, dtype=np.int16)
    steps[128:132], steps[first : first + 5] = NO_ANSWER, [0, 2, 1, 4, 3] if first == 1 else range(5)
    part = part_of({"q": steps})
    missing = 2 ** int(part.bits[0])
    assert tuple(part.runs[0].tolist()) == NO_RUN
    for byte, step in enumerate(steps.tolist()):
        assert part.steps[0][byte] == {NO_ANSWER: missing, NO_CODE: NOT_ALLOWED}.get(step, step)


def test_a_code_that_is_left_out_is_no_run() -> None:
    steps = np.full(256, NO_CODE, dtype=np.int16)
    steps[128:132], steps[0], steps[2] = NO_ANSWER, 0, 2
    for own in (steps, np.where(steps >= 0, NO_ANSWER, steps)):
        assert tuple(part_of({"q": own}).runs[0].tolist()) == NO_RUN
