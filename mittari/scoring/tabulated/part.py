"""Items whose steps are added up together, as bytes.

The steps of a few items, a group, are added up in one byte together with the missing answers: below 2**bits stand the
steps, above it how many are missing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from mittari.scoring.tabulated.code_bytes import FIRST_NON_ANSWER, LAST_NON_ANSWER, NO_ANSWER, NO_CODE, NOT_ALLOWED

MOST_STEPS = 127
"""Of one item: they leave one bit of a byte for the missing answer."""
NO_RUN = (0, 0, 0, 0, 0)


@dataclass(frozen=True, eq=False)
class Part:
    """Items in groups, the first `sizes[0]` of them with `bits[0]` for steps, and so on (both int32).

    A row of `steps` (uint8) is what each byte adds for an item: 2**bits for a missing answer, NOT_ALLOWED for a byte
    that is no code. A row of `runs` (uint8) says the same of a run of codes in five numbers: 1, flip, low, span and
    missing. There (byte ^ flip) - low is the step, at most span, and a non-answer adds missing; zeros are no run.
    """

    items: tuple[str, ...]
    sizes: np.ndarray
    bits: np.ndarray
    steps: np.ndarray
    runs: np.ndarray


def part_of(steps: Mapping[str, np.ndarray]) -> Part:
    """The items in as few groups as can be; `steps` (int16 by byte) are at most MOST_STEPS."""
    most = {name: max(int(found.max()), 0) for name, found in steps.items()}
    splits = [(list(_split(most, bits)), bits) for bits in range(max(most.values()).bit_length(), 8)]
    groups, bits = min(splits, key=lambda split: len(split[0]))
    items = tuple(name for group in groups for name in group)
    return Part(
        items,
        np.array([len(group) for group in groups], dtype=np.int32),
        np.full(len(groups), bits, dtype=np.int32),
        np.array([_added(steps[name], 2**bits) for name in items]),
        np.array([_run(steps[name], 2**bits) for name in items], dtype=np.uint8),
    )


def _split(most: Mapping[str, int], bits: int) -> Iterator[tuple[str, ...]]:
    names: list[str] = []
    for name, steps in most.items():
        total = steps + sum(most[other] for other in names)
        if names and (total >= 2**bits or (len(names) + 1) * 2**bits >= NOT_ALLOWED):
            yield tuple(names)
            names = []
        names.append(name)
    yield tuple(names)


def _added(steps: np.ndarray, missing: int) -> np.ndarray:
    return np.select([steps == NO_ANSWER, steps == NO_CODE], [missing, NOT_ALLOWED], steps).astype(np.uint8)


def _run(steps: np.ndarray, missing: int) -> tuple[int, int, int, int, int]:
    """How the steps rise from 0 or fall to 0 with the code, one by one, all codes being below the non-answers."""
    codes = np.flatnonzero(steps >= 0)
    if not len(codes) or codes[-1] >= FIRST_NON_ANSWER:
        return NO_RUN
    low, high = int(codes[0]), int(codes[-1])
    expected = np.full(256, NO_CODE)
    expected[FIRST_NON_ANSWER : LAST_NON_ANSWER + 1] = NO_ANSWER
    for flip, start, own in ((0, low, np.arange(high - low + 1)), (255, 255 - high, np.arange(high - low, -1, -1))):
        expected[low : high + 1] = own
        if np.array_equal(steps, expected):
            return 1, flip, start, high - low, missing
    return NO_RUN
