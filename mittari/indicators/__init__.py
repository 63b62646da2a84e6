"""From a snapshot to figures: who is counted, what is measured, as sums that add over clients."""

from mittari.indicators.compute import compute
from mittari.indicators.figure import Cell, Equation, Figure, Kind, Table
from mittari.indicators.period import Period
from mittari.indicators.question import Question
from mittari.indicators.scope import Scope, read_scope

__all__ = [
    "Cell",
    "Equation",
    "Figure",
    "Kind",
    "Period",
    "Question",
    "Scope",
    "Table",
    "compute",
    "read_scope",
]
