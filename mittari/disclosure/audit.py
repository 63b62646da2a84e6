"""The attack: what can a reader work out of hidden counts, from those published and what adds up?

The reader knows every equation, that counts are 0 or more, and that a hidden one is at least 1 (zeros are published).
Each hidden count's smallest and largest possible value are found by linear programming.
"""

from collections.abc import Collection, Iterable, Iterator

import numpy as np
from scipy.optimize import linprog

from mittari.errors import DisclosureError
from mittari.indicators.figure import Cell, Equation, Table
from mittari.indicators.sums import Key

Known = tuple[tuple[Key, ...], np.ndarray, np.ndarray, list[tuple[float, None]]]
TOLERANCE = 1e-6


def audit(table: Table, hidden: Collection[Key], k: int) -> None:
    """Pass silently, or raise DisclosureError where a small group is published or a hidden count can be narrowed down.

    A hidden count is safe while its possible values span at least k.
    """
    found = exposed(table, hidden, k)
    if found:
        places = "; ".join("/".join(key) for key in found[:5])
        raise DisclosureError(
            f"{len(found)} counts of fewer than {k} people could be worked out ({places}); nothing was released; "
            "ask for a longer period or a larger area"
        )


def exposed(table: Table, hidden: Collection[Key], k: int) -> list[Key]:
    """The cells that need protection and have too little."""
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
) -> list[Key]:
    """The cells of one group that need protection and have too little."""
    keys, equations = group
    unknown = {key for key in keys if key in hidden or not table.cells[key].shown}
    if not unknown:
        return sorted(key for key in keys if is_small(table.cells[key], k))
    in_need = [key for key in sorted(unknown) if key in hidden or is_small(table.cells[key], k)]
    if not equations or not in_need:
        return []
    known = _known(table, sorted(unknown), equations, hidden)
    return [key for key in in_need if _width(key, known) < limit(table.cells[key], k) - TOLERANCE]


def _known(table: Table, unknown: list[Key], equations: Iterable[Equation], hidden: Collection[Key]) -> Known:
    """What the reader knows: the unknown cells' equations with the published numbers moved to the right side."""
    place = {key: column for column, key in enumerate(unknown)}
    rows, right = [], []
    for equation in equations:
        row, rest = np.zeros(len(unknown)), 0.0
        for key, sign in [(equation.total, -1.0), *((part, 1.0) for part in equation.parts)]:
            if key in place:
                row[place[key]] += sign
            else:
                rest -= sign * table.cells[key].value
        rows.append(row)
        right.append(rest)
    bounds = [(1.0 if key in hidden else 0.0, None) for key in unknown]
    return tuple(unknown), np.array(rows), np.array(right), bounds


def _width(key: Key, known: Known) -> float:
    keys, rows, right, bounds = known
    aim = np.zeros(len(keys))
    aim[keys.index(key)] = 1.0
    low = linprog(aim, A_eq=rows, b_eq=right, bounds=bounds, method="highs")
    high = linprog(-aim, A_eq=rows, b_eq=right, bounds=bounds, method="highs")
    if high.status == 3:  # no upper end
        return float("inf")
    if low.status != 0 or high.status != 0:
        raise DisclosureError("the counts of a table do not add up, so it can't be checked; nothing was released")
    return float(-high.fun - low.fun)


def _keys(equation: Equation) -> tuple[Key, ...]:
    return (equation.total, *equation.parts)
