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
from mittari.scoring.tabulated.code_bytes import NOT_ALLOWED, codes_of
from mittari.scoring.tabulated.in_numpy import Read
from mittari.scoring.tabulated.room import Room
from mittari.scoring.tabulated.steps import Steps, reachable

MOST_CELLS = 2**18
Sums = Sequence[tuple[np.ndarray, np.ndarray]]


@dataclass(frozen=True)
class SumTable:
    """A score for each number of missing answers (rows of `width`) and each sum of steps, as long columns by name.

    The last row stands for as many missing answers and more.
    """

    parts: tuple[int, ...]
    size: int
    width: int
    last: int
    columns: dict[str, np.ndarray]

    def write(self, sums: Sums, codes: Mapping[str, np.ndarray], found: Scored, room: Room) -> bool:
        """Writes the scores of a block; `sums` holds the total and the missing answers of all parts."""
        shape = (self.width, self.last, self.size)
        room.loops.by_sum(self._sum(sums, room), shape, found.answered, _read(self.columns, found.given()))
        return True

    def _sum(self, sums: Sums, room: Room) -> tuple[np.ndarray, np.ndarray]:
        if len(self.parts) == 1:
            return sums[self.parts[0]]
        first, second, *others = (sums[part] for part in self.parts)
        total, missing = (room.array(("whole", which), one.dtype.type, len(one)) for which, one in enumerate(first))
        for which, added in enumerate((total, missing)):
            np.add(first[which], second[which], out=added)
            for other in others:
                np.add(added, other[which], out=added)
        return total, missing


@dataclass(frozen=True)
class CombinationTable:
    """A score for every combination of answers and non-answers to a few items, as long columns by name.

    `digits` holds the number of each answer to an item by byte (uint8), `sizes` how many there are.
    """

    items: tuple[str, ...]
    digits: tuple[np.ndarray, ...]
    sizes: tuple[int, ...]
    columns: dict[str, np.ndarray]

    def write(self, sums: Sums, codes: Mapping[str, np.ndarray], found: Scored, room: Room) -> bool:
        """Writes the scores of a block of codes as they were given; False if one is not allowed."""
        read = _read(self.columns, found.given() | {"answered": found.answered})
        return room.loops.by_combination([codes[name] for name in self.items], self.digits, self.sizes, read)


def _read(columns: Mapping[str, np.ndarray], found: Mapping[str, np.ndarray]) -> Read:
    return [(columns[name], column) for name, column in found.items()]


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
    last = min(_most_missing(cells.value.reshape(size + 1, most + 1)) + 1, size)
    return SumTable(parts, size, most + 1, last, cells.rows(slice((last + 1) * (most + 1))).given())


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
    digits = tuple(_digits(own) for own in choices.values())
    sizes = tuple(map(len, choices.values()))
    tables = {name: scored[name].given() | {"answered": scored[name].answered} for name in names}
    return {name: CombinationTable(tuple(choices), digits, sizes, found) for name, found in tables.items()}


def _digits(codes: Sequence[int]) -> np.ndarray:
    digits = np.full(256, NOT_ALLOWED, dtype=np.uint8)
    for number, code in enumerate(codes):
        digits[code == ALL] = number
    return digits


def _most_missing(values: np.ndarray) -> int:
    """The last row that holds a score at all, or -1."""
    rows = np.flatnonzero(~np.isnan(values).all(axis=1))
    return int(rows[-1]) if len(rows) else -1
