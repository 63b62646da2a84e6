"""Tables that the rules themselves fill in: a score for each sum and number of answers, or for each combination."""

import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from mittari.answers.code_bytes import ALL
from mittari.answers.non_answer import NonAnswer
from mittari.definitions.meter import Meter
from mittari.definitions.score import ScoreDefinition
from mittari.errors import InputError
from mittari.scoring.by_definition import Scored, finished, room_for, score_by_definition
from mittari.scoring.given import Given
from mittari.scoring.rules import additive
from mittari.scoring.rules.adding import only_where_met
from mittari.scoring.tabulated.adders import NOT_ALLOWED, Listed, listed
from mittari.scoring.tabulated.code_bytes import codes_of
from mittari.scoring.tabulated.room import Room
from mittari.scoring.tabulated.steps import Steps, reachable

MOST_CELLS = 2**18
Sums = Sequence[tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class SumTable:
    """A score for each number of missing answers (rows of `width`) and each sum of steps, as one long column."""

    parts: tuple[int, ...]
    size: int
    width: int
    cells: Scored

    def write(self, sums: Sums, codes: Mapping[str, np.ndarray], found: Scored, room: Room) -> bool:
        """Writes the scores of a block; `sums` holds the total and the missing answers of all parts."""
        total, missing = self._sum(sums, room)
        key = room.array("key", np.uint32 if len(self.cells.value) > 2**16 else np.uint16, len(total))
        np.copyto(key, missing)
        np.multiply(key, key.dtype.type(self.width), out=key)
        np.add(key, total, out=key)
        place = room.array("place", np.intp, len(total))
        np.copyto(place, key)
        np.subtract(np.int16(self.size), missing, out=found.answered)
        _read(self.cells, place, found)
        return True

    def _sum(self, sums: Sums, room: Room) -> tuple[np.ndarray, np.ndarray]:
        if len(self.parts) == 1:
            return sums[self.parts[0]]
        first, second, *others = (sums[part] for part in self.parts)
        added = tuple(room.array(("whole", which), one.dtype.type, len(one)) for which, one in enumerate(first))
        for which in (0, 1):
            np.add(first[which], second[which], out=added[which])
            for other in others:
                np.add(added[which], other[which], out=added[which])
        return added[0], added[1]


@dataclass(frozen=True)
class CombinationTable:
    """A score for every combination of answers and non-answers to a few items, as one long column."""

    items: tuple[str, ...]
    digits: tuple[Listed, ...]
    sizes: tuple[int, ...]
    cells: Scored

    def write(self, sums: Sums, codes: Mapping[str, np.ndarray], found: Scored, room: Room) -> bool:
        """Writes the scores of a block of codes as they were given; False if one is not allowed."""
        rows = len(found.value)
        place, digit = room.array("combination", np.uint32, rows), room.array("digit", np.uint8, rows)
        place[:] = 0
        for name, digits, size in zip(self.items, self.digits, self.sizes, strict=True):
            digits.read(codes[name], digit, room)
            if rows and int(digit.max()) == NOT_ALLOWED:
                return False
            np.multiply(place, np.uint32(size), out=place)
            np.add(place, digit, out=place)
        wide = room.array("place", np.intp, rows)
        np.copyto(wide, place)
        np.take(self.cells.answered, wide, out=found.answered, mode="clip")
        _read(self.cells, wide, found)
        return True


def sum_table(meter: Meter, score: ScoreDefinition, steps: Steps, parts: tuple[int, ...]) -> SumTable | None:
    """The table of an additive score; None if it is too large, or lacks a row for a sum that answers can reach."""
    size, most = len(steps.by_item), sum(int(column.max().clip(0)) for column in steps.by_item.values())
    adding = additive(score.rule)
    if adding is None or (size + 1) * (most + 1) > MOST_CELLS:
        return None
    missing, total = np.nonzero(reachable(steps.by_item.values(), most))
    answered = size - missing
    exact = steps.low * answered + steps.grid * total
    raw = only_where_met(adding.finish(exact, answered, size), answered, score.least_answered)
    try:
        found = finished(score, raw, answered, Given(meter, {}, {}))
    except InputError:
        return None
    cells = room_for(meter, score, (size + 1) * (most + 1), with_bands=True)
    cells.blank()
    cells.fill(score, found, missing * (most + 1) + total)
    return SumTable(parts, size, most + 1, cells)


def combination_tables(meter: Meter, names: Iterable[str], most: int) -> dict[str, CombinationTable]:
    """The tables of some scores of a meter, which together rest on items of at most so many combinations of answers."""
    codes = {item.id: codes_of(meter, item) for item in meter.needed}
    choices = {name: [*NonAnswer, *own] for name, own in codes.items() if own is not None}
    cells = math.prod(map(len, choices.values()))
    if len(choices) < len(codes) or not choices or cells > most or max(map(len, choices.values())) >= NOT_ALLOWED:
        return {}
    forms = np.array(list(itertools.product(*choices.values())), dtype=np.int8).T
    scored = {name: room_for(meter, one, cells, with_bands=True) for name, one in meter.scores.items()}
    try:
        score_by_definition(meter, dict(zip(choices, forms, strict=True)), scored, cells)
    except InputError:
        return {}
    digits = tuple(listed(_digits(own)) for own in choices.values())
    sizes = tuple(map(len, choices.values()))
    return {name: CombinationTable(tuple(choices), digits, sizes, scored[name]) for name in names}


def _digits(codes: Sequence[int]) -> np.ndarray:
    digits = np.full(256, NOT_ALLOWED, dtype=np.uint8)
    for number, code in enumerate(codes):
        digits[code == ALL] = number
    return digits


def _read(cells: Scored, place: np.ndarray, found: Scored) -> None:
    np.take(cells.value, place, out=found.value, mode="clip")
    if found.band is not None and cells.band is not None:
        np.take(cells.band, place, out=found.band, mode="clip")
    for key, column in found.beside.items():
        np.take(cells.beside[key], place, out=column, mode="clip")
