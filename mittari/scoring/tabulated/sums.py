"""Sums and numbers of missing answers over some items, straight from bytes.

The steps of a few items are added up in one byte together with the missing answers: below 2**bits stand the steps,
above it how many are missing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mittari.scoring.tabulated.adders import NOT_ALLOWED, Adder, adder_of
from mittari.scoring.tabulated.room import Room

MOST_STEPS = 127
"""Of one item: they leave one bit of a byte for the missing answer."""


@dataclass(frozen=True)
class Group:
    """Some items that fit into one byte."""

    items: tuple[str, ...]
    adders: tuple[Adder, ...]
    bits: int

    def add_up(self, codes: Mapping[str, np.ndarray], byte: np.ndarray, room: Room) -> bool:
        """Writes steps and missing answers to the byte; False if a code is not allowed."""
        byte[:] = sum(adder.start for adder in self.adders) % 256
        both = zip(self.items, self.adders, strict=True)
        return all(adder.add(codes[name], byte, room) for name, adder in both)


def groups_of(steps: Mapping[str, np.ndarray]) -> tuple[Group, ...]:
    """The items in as few groups as can be; `steps` (int16 by byte) are at most MOST_STEPS."""
    most = {name: max(int(found.max()), 0) for name, found in steps.items()}
    splits = [(list(_split(most, bits)), bits) for bits in range(max(most.values()).bit_length(), 8)]
    parts, bits = min(splits, key=lambda split: len(split[0]))
    adders: dict[bytes, Adder] = {}
    for found in steps.values():
        adders.setdefault(found.tobytes(), adder_of(found, bits))
    return tuple(Group(names, tuple(adders[steps[name].tobytes()] for name in names), bits) for names in parts)


def add_up(
    groups: Sequence[Group], codes: Mapping[str, np.ndarray], total: np.ndarray, missing: np.ndarray, room: Room
) -> bool:
    """Writes the steps and the number of missing answers (uint8, or uint16 where it must) of all groups.

    `codes` are bytes by item id. False if one is not allowed: then what is written is worth nothing.
    """
    byte, part = room.array("byte", np.uint8, len(total)), room.array("part", np.uint8, len(total))
    total[:], missing[:] = 0, 0
    for group in groups:
        if not group.add_up(codes, byte, room):
            return False
        np.bitwise_and(byte, np.uint8(2**group.bits - 1), out=part)
        np.add(total, part, out=total)
        np.right_shift(byte, np.uint8(group.bits), out=part)
        np.add(missing, part, out=missing)
    return True


def _split(most: Mapping[str, int], bits: int) -> Iterator[tuple[str, ...]]:
    names: list[str] = []
    for name, steps in most.items():
        total = steps + sum(most[other] for other in names)
        if names and (total >= 2**bits or (len(names) + 1) * 2**bits >= NOT_ALLOWED):
            yield tuple(names)
            names = []
        names.append(name)
    yield tuple(names)
