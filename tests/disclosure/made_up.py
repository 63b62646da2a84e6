"""Tables with known counts, small enough to be attacked by trying every possibility."""

from itertools import product

from mittari.indicators import Cell, Equation, Figure, Kind, Table
from mittari.indicators.figure import cells_of
from mittari.indicators.sums import Key


def row(name: str, *counts: int, shown: bool = True) -> Table:
    """A total with its parts, one figure each."""
    total = Cell((name, "total"), sum(counts), sum(counts), importance=9)
    parts = [Cell((name, str(place)), count, count, shown=shown) for place, count in enumerate(counts)]
    figures = tuple(figure(cell, total) for cell in (total, *parts) if cell.shown)
    return Table(figures, cells_of([total, *parts]), (Equation(total.key, tuple(cell.key for cell in parts)),))


def figure(cell: Cell, total: Cell) -> Figure:
    value = cell.value / total.value if total.value else None
    return Figure("made-up", "1.0.0", cell.key[-1], Kind.SHARE, (), cell.key, total.key, total.key, value, 0.0, 1.0)


def crossed(counts: list[list[int]]) -> Table:
    """Rows and columns of one table: every margin and the grand total are published."""
    inner = {(f"r{r}", f"c{c}"): n for r, line in enumerate(counts) for c, n in enumerate(line)}
    rows = {(f"r{r}", "all"): sum(line) for r, line in enumerate(counts)}
    columns = {("all", f"c{c}"): sum(column) for c, column in enumerate(zip(*counts, strict=True))}
    grand = {("all", "all"): sum(inner.values())}
    cells = [Cell(key, n, n, importance=1) for key, n in inner.items()]
    cells += [Cell(key, n, n, importance=5) for key, n in (rows | columns | grand).items()]
    equations = [Equation(key, tuple(one for one in inner if one[0] == key[0])) for key in rows]
    equations += [Equation(key, tuple(one for one in inner if one[1] == key[1])) for key in columns]
    equations += [Equation(("all", "all"), tuple(rows)), Equation(("all", "all"), tuple(columns))]
    total = Cell(("all", "all"), 0, 0)
    return Table(tuple(figure(cell, total) for cell in cells), cells_of(cells), tuple(equations))


def possible(table: Table, hidden: set[Key], top: int) -> dict[Key, set[int]]:
    """The values each hidden count may have, by trying all whole numbers from 1 up to `top`."""
    keys = sorted(hidden)
    found: dict[Key, set[int]] = {key: set() for key in keys}
    for values in product(range(1, top + 1), repeat=len(keys)):
        guess = {key: cell.value for key, cell in table.cells.items()} | dict(zip(keys, values, strict=True))
        if all(guess[one.total] == sum(guess[part] for part in one.parts) for one in table.equations):
            for key, value in zip(keys, values, strict=True):
                found[key].add(value)
    return found
