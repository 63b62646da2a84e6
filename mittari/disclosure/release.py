"""The door: figures go in with everything behind them and come out fit to be seen."""

from collections.abc import Collection
from dataclasses import dataclass

from mittari.disclosure.audit import audit, limit
from mittari.disclosure.protect import protect
from mittari.errors import DisclosureError
from mittari.indicators.figure import Breakdown, Figure, Kind, Table
from mittari.indicators.sums import Key

LEAST_K = 3
SMALL_GROUP = "small_group"
NO_DATA = "no_data"


@dataclass(frozen=True)
class ReleasedFigure:
    """A figure as it may be seen; what is hidden is None, and `suppressed` says why there is no value.

    `suppressed` is "" (there is a value), "small_group", or "no_data" (nobody is behind it, or only one person).
    """

    indicator: str
    version: str
    name: str
    kind: Kind
    breakdown: Breakdown
    count: int | None
    n: int | None
    eligible: int | None
    value: float | None
    low: float | None
    high: float | None
    suppressed: str
    remarks: tuple[str, ...]

    def at(self, name: str) -> str:
        """The code that the figure has in a breakdown, "" if it is not broken down by that."""
        return dict(self.breakdown).get(name, "")


@dataclass(frozen=True)
class Released:
    """The released figures, the smallest group that may be seen, and how many figures are without a value for that."""

    figures: tuple[ReleasedFigure, ...]
    k: int

    @property
    def suppressed(self) -> int:
        """How many figures are hidden for being about too few people, or to protect such a one."""
        return sum(figure.suppressed == SMALL_GROUP for figure in self.figures)


def release(table: Table, k: int = 5) -> Released:
    """The figures of a table as they may be seen: no count of 1 to k - 1 people can be read or worked out.

    Raises DisclosureError where that can't be had, also if the attack on the result succeeds.
    """
    if k < LEAST_K:
        raise DisclosureError(f"groups of {k} can't be released; the smallest group is {LEAST_K} or more")
    hidden = protect(table, k)
    audit(table, hidden, k)
    return Released(tuple(_released(figure, table, hidden, k) for figure in table.figures), k)


def _released(figure: Figure, table: Table, hidden: Collection[Key], k: int) -> ReleasedFigure:
    visible = figure.n not in hidden and figure.count not in hidden
    people = table.cells[figure.n]
    enough = figure.kind is Kind.COUNT or people.people >= limit(people, k)
    shown = visible and enough and figure.value is not None
    value, low, high = (figure.value, figure.low, figure.high) if shown else (None, None, None)
    count, n, eligible = (_number(key, table, hidden) for key in (figure.count, figure.n, figure.eligible))
    no_value = NO_DATA if visible and figure.value is None else SMALL_GROUP
    return ReleasedFigure(
        figure.indicator,
        figure.version,
        figure.name,
        figure.kind,
        figure.breakdown,
        count,
        n,
        eligible,
        value,
        low,
        high,
        "" if shown else no_value,
        figure.remarks,
    )


def _number(key: Key | None, table: Table, hidden: Collection[Key]) -> int | None:
    return None if key is None or key in hidden else table.cells[key].value
