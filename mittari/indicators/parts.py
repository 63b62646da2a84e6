"""A total and the parts it falls into: cells, their equation, and a share for each part."""

from collections.abc import Mapping

import pandas as pd

from mittari.definitions.indicator import Indicator
from mittari.indicators.figure import Breakdown, Cell, Equation, Figure, Kind, Table, cells_of, share
from mittari.indicators.sums import Key
from mittari.paths.points import Point

IMPORTANCE = {"paths": 1, "episodes": 2}
"""Which of them a report can do without."""


def people(key: Key, number: int, importance: int = 1, shown: bool = True, least: int = 0) -> Cell:
    """The cell of a number of people."""
    return Cell(key, number, number, importance, shown, least)


def clients_of(population: str, number: int, shown: bool = True) -> Cell:
    """The cell of the clients of a population, which all measures have in common."""
    return people(("clients", population), number, importance=9, shown=shown)


def measured_at(point: Point, population: str, number: int, shown: bool = True) -> Cell:
    """The cell of the clients of a population who have a measurement at a point, by any meter."""
    return people(("clients", population, "measured", point.value), number, shown=shown)


def occasions(name: str, population: str, number: int, clients: Cell, shown: bool = True) -> Cell:
    """The cell of the paths or episodes of a population, behind which there are clients."""
    return Cell((name, population), number, clients.people, IMPORTANCE[name], shown)


def several(clients: pd.Series) -> pd.Index:
    """The clients who are there more than once."""
    return pd.Index(clients[clients.duplicated()].unique())


def within(total: Cell, *members: Cell) -> Table:
    """A table without figures: the members share nobody and are in the total, so a reader can subtract them from it.

    Who is left is a cell that nobody prints.
    """
    names = (part for member in members for part in ("without", *member.key))
    number = total.value - sum(member.value for member in members)
    least = max(member.least for member in members)
    left = people((*total.key, *names), number, shown=False, least=least)
    equation = Equation(total.key, (*(member.key for member in members), left.key))
    return Table((), cells_of([total, *members, left]), (equation,))


def more(total: Cell, fewer: Cell, several: int) -> Table:
    """A table without figures for things of which everybody in `fewer` has one or more.

    What they are more than `fewer` is about the people who have several. Where they are less, some have none, and
    who subtracts learns nothing about anybody: the table is empty.
    """
    rest = Cell((*total.key, "more_than", *fewer.key), total.value - fewer.value, several, shown=False)
    equation = Equation(total.key, (fewer.key, rest.key))
    return Table((), cells_of([total, fewer, rest]), (equation,)) if rest.value >= 0 else Table()


def counted(indicator: Indicator, name: str, cell: Cell, eligible: Cell) -> Table:
    """A table of one figure that is a number."""
    figure = Figure(
        indicator.id, indicator.version, name, Kind.COUNT, (), cell.key, cell.key, eligible.key, float(cell.value)
    )
    return Table((figure,), cells_of([cell, eligible]))


def part(
    indicator: Indicator, name: str, count: Cell, total: Cell, eligible: Cell | None = None, at: Breakdown = ()
) -> Table:
    """A table of one share: `count` of `total`; who is not in it can be worked out, so they are a cell as well."""
    return shared(indicator, name, count, total, eligible, at) + within(total, count)


def shared(
    indicator: Indicator, name: str, count: Cell, total: Cell, eligible: Cell | None = None, at: Breakdown = ()
) -> Table:
    """A table of one share without an equation of its own."""
    entitled = eligible or total
    value, low, high = share(count.value, total.value)
    figure = Figure(
        indicator.id,
        indicator.version,
        name,
        Kind.SHARE,
        at,
        count.key,
        total.key,
        entitled.key,
        value,
        low,
        high,
    )
    return Table((figure,), cells_of([count, total, entitled]))


def parts(
    indicator: Indicator, name: str, total: Cell, by: str, counts: Mapping[str, int], at: Breakdown = ()
) -> Table:
    """A table of one share a code; the codes are all there are, so their counts add up to the total."""
    cells = {code: people((*total.key, name, by, *dict(at).values(), code), count) for code, count in counts.items()}
    tables = [shared(indicator, name, cell, total, at=(*at, (by, code))) for code, cell in cells.items()]
    equation = Equation(total.key, tuple(cell.key for cell in cells.values()))
    return sum(tables, Table((), cells_of([total]), (equation,) if cells else ()))
