"""Figures before they are released: each knows the counts it shows and rests on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from mittari.indicators.sums import Key
from mittari.statistics.intervals import wilson

Breakdown = tuple[tuple[str, str], ...]


class Kind(StrEnum):
    """What the value of a figure is: a number of people or things, a share (0-1), or a mean in raw points."""

    COUNT = "count"
    SHARE = "share"
    MEAN = "mean"


@dataclass(frozen=True)
class Cell:
    """A count that a reader sees, or could work out (`shown` is False then), and how many people are behind it.

    Where a cell has to be hidden to protect another one, the least `importance` goes first. `least` is the smallest
    group that its instrument allows, where that is stricter than the report's own.
    """

    key: Key
    value: int
    people: int
    importance: int = 1
    shown: bool = True
    least: int = 0


@dataclass(frozen=True)
class Equation:
    """The parts add up to the total, and everybody knows it."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True)
class Figure:
    """One figure: `count` of the `n` people with data, who are part of the `eligible`; these name cells.

    A count has no `n` of its own: it is the figure. A mean has no `count`.
    """

    indicator: str
    version: str
    name: str
    kind: Kind
    breakdown: Breakdown
    count: Key | None
    n: Key
    eligible: Key
    value: float | None
    low: float | None = None
    high: float | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Figures with the cells behind them and the equations between these."""

    figures: tuple[Figure, ...] = ()
    cells: dict[Key, Cell] = field(default_factory=dict)
    equations: tuple[Equation, ...] = ()

    def __add__(self, other: "Table") -> "Table":
        cells = {**self.cells}
        for key, cell in other.cells.items():
            before = cells.get(key, cell)
            cells[key] = max(before, cell, key=lambda one: (one.shown, one.importance))
        equations = dict.fromkeys([*self.equations, *other.equations])
        return Table((*self.figures, *other.figures), cells, tuple(equations))


def cells_of(cells: Iterable[Cell]) -> dict[Key, Cell]:
    """The cells by their keys."""
    return {cell.key: cell for cell in cells}


def share(count: int, n: int) -> tuple[float | None, float | None, float | None]:
    """A rate with its Wilson interval; nothing where n is 0."""
    if not n:
        return None, None, None
    low, high = wilson(count, n)
    return count / n, float(low), float(high)
