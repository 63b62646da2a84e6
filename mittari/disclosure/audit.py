"""The attack: what can a reader work out of hidden counts, from those published and what adds up?

The reader knows every equation, that counts are 0 or more, and that a hidden one is at least 1 (zeros are published).
Each small group's smallest and largest possible number are found by linear programming.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping

import numpy as np
from scipy.optimize import linprog

from mittari.errors import DisclosureError
from mittari.indicators.figure import Cell, Equation, Table
from mittari.indicators.sums import Key

TOLERANCE = 1e-6
UP, DOWN = -1.0, 1.0
"""What to minimise: less a count, which makes it as large as can be, or the count."""
UNBOUNDED = 3
"""What linprog calls a program without an upper end."""


def audit(table: Table, hidden: Collection[Key], k: int) -> None:
    """Pass silently, or raise DisclosureError where a small group is published or its number can be narrowed down.

    It is safe while its possible values span at least k. A count that is hidden for the sake of another needs no
    protection itself.
    """
    found = exposed(table, hidden, k)
    if found:
        places = "; ".join("/".join(key) for key in found[:5])
        raise DisclosureError(
            f"{len(found)} counts of fewer than {k} people could be worked out ({places}); nothing was released; "
            "ask for a longer period or a larger area"
        )


def exposed(table: Table, hidden: Collection[Key], k: int) -> list[Key]:
    """The small groups that have too little protection."""
    return [key for group in groups(table, hidden) for key in exposed_in(table, group, hidden, k)]


def limit(cell: Cell, k: int) -> int:
    """The smallest group that may be seen in a cell."""
    return max(k, cell.least)


def is_small(cell: Cell, k: int) -> bool:
    """Whether the cell is about somebody, but about too few."""
    return 0 < cell.people < limit(cell, k)


def groups(table: Table, hidden: Collection[Key]) -> Iterator[tuple[frozenset[Key], tuple[Equation, ...]]]:
    """Cells that the reader doesn't know, in sets that no equation connects, each with its equations."""
    unknown = {key for key, cell in table.cells.items() if key in hidden or not cell.shown}
    small = {key for key, cell in table.cells.items() if key not in unknown}
    sets = {key: frozenset([key]) for key in unknown}
    for equation in table.equations:
        joined = frozenset().union(*(sets[key] for key in _keys(equation) if key in unknown))
        sets |= dict.fromkeys(joined, joined)
    for group in dict.fromkeys(sets.values()):
        yield group, tuple(one for one in table.equations if group.intersection(_keys(one)))
    yield frozenset(small), ()


def exposed_in(
    table: Table, group: tuple[frozenset[Key], tuple[Equation, ...]], hidden: Collection[Key], k: int
) -> Iterator[Key]:
    """The small groups in one set of cells that have too little protection, one after the other as they are found."""
    keys, equations = group
    unknown = sorted(key for key in keys if key in hidden or not table.cells[key].shown)
    if not unknown:
        yield from sorted(key for key in keys if is_small(table.cells[key], k))
    if not equations or not unknown:
        return
    guesses = Guesses(table, unknown, equations, hidden)
    for key in (key for key in unknown if is_small(table.cells[key], k)):
        enough = limit(table.cells[key], k) - TOLERANCE
        if guesses.span(key, enough) < enough:
            yield key


class Guesses:
    """The values that unknown counts may have, as far as the reader can tell from the equations that they are in.

    The true ones are among them, and each linear program gives one more for every count; what has been seen once need
    not be looked for again.
    """

    def __init__(self, table: Table, unknown: list[Key], equations: Iterable[Equation], hidden: Collection[Key]):
        self.place = {key: column for column, key in enumerate(unknown)}
        self.rows, self.right = _moved(table, self.place, equations)
        self.bounds = [(1.0 if key in hidden else 0.0, None) for key in unknown]
        self.low = np.array([float(table.cells[key].value) for key in unknown])
        self.high = self.low.copy()

    def span(self, key: Key, enough: float) -> float:
        """How far the possible values of a count lie apart, or at least `enough`."""
        place = self.place[key]
        for sign in (UP, DOWN):
            if self.high[place] - self.low[place] < enough:
                self._push(place, sign)
        return float(self.high[place] - self.low[place])

    def _push(self, place: int, sign: float) -> None:
        aim = np.zeros(len(self.place))
        aim[place] = sign
        found = linprog(aim, A_eq=self.rows, b_eq=self.right, bounds=self.bounds, method="highs")
        if found.status == UNBOUNDED:
            self.high[place] = np.inf
        elif found.status == 0:
            self.low, self.high = np.minimum(self.low, found.x), np.maximum(self.high, found.x)
        else:
            raise DisclosureError("the counts of a table do not add up, so it can't be checked; nothing was released")


def _moved(table: Table, place: Mapping[Key, int], equations: Iterable[Equation]) -> tuple[np.ndarray, np.ndarray]:
    """The equations of the unknown cells with the published numbers moved to the right side."""
    rows, right = [], []
    for equation in equations:
        row, rest = np.zeros(len(place)), 0.0
        for key, sign in [(equation.total, -1.0), *((part, 1.0) for part in equation.parts)]:
            if key in place:
                row[place[key]] += sign
            else:
                rest -= sign * table.cells[key].value
        rows.append(row)
        right.append(rest)
    return np.array(rows), np.array(right)


def _keys(equation: Equation) -> tuple[Key, ...]:
    return (equation.total, *equation.parts)
