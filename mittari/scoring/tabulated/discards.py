"""Which forms have too many questions without an answer, counted from bytes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mittari.answers.code_bytes import ALL
from mittari.answers.non_answer import is_answer
from mittari.definitions.meter import Meter
from mittari.scoring.discard import too_many
from mittari.scoring.given import DOES_NOT_APPLY
from mittari.scoring.tabulated.code_bytes import NO_ANSWER, NO_CODE, allowed_bytes, codes_of
from mittari.scoring.tabulated.part import Part, part_of
from mittari.scoring.tabulated.room import Room
from mittari.scoring.tabulated.steps import MOST_ITEMS


@dataclass(frozen=True)
class Discards:
    """Forms to discard (bool) by the number of questions that don't apply (rows) and of those unanswered (columns)."""

    part: Part
    too_many: np.ndarray

    def find(self, codes: Mapping[str, np.ndarray], rows: int, room: Room) -> np.ndarray:
        """Which forms of a block are discarded (bool)."""
        unanswered, not_concerned = room.array("unanswered", np.uint16, rows), room.array("apart", np.uint8, rows)
        room.loops.add_up(self.part, [codes[name] for name in self.part.items], unanswered, not_concerned)
        return np.asarray(self.too_many[not_concerned, unanswered])


def discards_of(meter: Meter) -> Discards | None:
    """What a meter discards; None if some of its scored items have codes that don't fit into a byte."""
    scored = [item for item in meter.structure.items if item.scored]
    codes = {item.id: codes_of(meter, item) for item in scored}
    if not 0 < len(scored) <= MOST_ITEMS:
        return None
    steps = {name: _unanswered(own) for name, own in codes.items() if own is not None}
    count = np.arange(len(scored) + 1)
    asked = len(scored) - count[:, np.newaxis]
    found = too_many(meter.structure, count[np.newaxis, :], asked)
    return Discards(part_of(steps), found) if len(steps) == len(scored) else None


def _unanswered(codes: np.ndarray) -> np.ndarray:
    """One step for a question left without an answer, none for an answer; what doesn't apply is counted apart."""
    steps = np.where(is_answer(ALL), 0, 1).astype(np.int16)
    steps[np.isin(ALL, DOES_NOT_APPLY)] = NO_ANSWER
    steps[~allowed_bytes(codes)] = NO_CODE
    return steps
