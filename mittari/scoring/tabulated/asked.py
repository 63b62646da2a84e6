"""Which questions were asked, worked out on bytes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from mittari.answers.code_bytes import ALL
from mittari.answers.non_answer import NonAnswer
from mittari.answers.shown import holds, options_of
from mittari.definitions.meter import Meter
from mittari.scoring.tabulated.room import Room

NOT_ASKED = np.uint8(NonAnswer.NOT_ASKED % 256)


@dataclass(frozen=True)
class Shown:
    """A question that is asked only after some answers to another one (bool by byte)."""

    item: str
    other: str
    asked: np.ndarray


def conditions_of(meter: Meter, items: Iterable[str]) -> Iterator[Shown]:
    """The conditions of items and of those they hang on, in the order in which the definition goes through them."""
    wanted = set(items)
    for item in reversed(meter.structure.items):
        if item.id in wanted and item.show_if and item.show_if.item:
            wanted.add(item.show_if.item)
    for item in meter.structure.items:
        if item.id in wanted and item.show_if and item.show_if.item:
            other = meter.items[item.show_if.item]
            asked = holds(item.show_if, ALL.astype(np.float64), options_of(meter, other))
            yield Shown(item.id, other.id, asked)


def mark_not_asked(shown: Iterable[Shown], codes: Mapping[str, np.ndarray], room: Room) -> dict[str, np.ndarray]:
    """The items that are not always asked, as bytes: NOT_ASKED where they were not."""
    marked: dict[str, np.ndarray] = {}
    for one in shown:
        own = codes[one.item]
        column = room.array(("asked", one.item), np.uint8, len(own))
        np.copyto(column, own)
        np.copyto(column, NOT_ASKED, where=~one.asked.take(marked.get(one.other, codes[one.other])))
        marked[one.item] = column
    return marked
