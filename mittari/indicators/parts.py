"""A total and the parts it falls into: cells, their equation, and a share for each part."""

from collections.abc import Mapping

from mittari.definitions.indicator import Indicator
from mittari.indicators.figure import Breakdown, Cell, Equation, Figure, Kind, Table, cells_of, share
from mittari.indicators.sums import Key


def people(key: Key, number: int, importance: int = 1, shown: bool = True, least: int = 0) -> Cell:
    """The cell of a number of people."""
    return Cell(key, number, number, importance, shown, least)


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
    rest = people((*count.key, "others"), total.value - count.value, shown=False)
    equation = Equation(total.key, (count.key, rest.key))
    alone = shared(indicator, name, count, total, eligible, at)
    return alone + Table((), cells_of([rest]), (equation,))


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
