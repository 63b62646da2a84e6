"""How many of those who should have been measured were: at the entry of the path and at its exit."""

from mittari.definitions.indicator import Indicator
from mittari.indicators.cohort import Cohort
from mittari.indicators.figure import Table
from mittari.indicators.parts import clients_of, measured_at, part
from mittari.indicators.question import Question
from mittari.indicators.sums import Key, Sums
from mittari.paths.points import Point

WHO = {Point.ENTRY: None, Point.EXIT: "ended"}
"""Whose measurement at a point is expected; None: the indicator's own population."""


def add(cohort: Cohort, indicator: Indicator) -> Sums:
    """At each point the clients who should have a measurement (by any meter), and those who have one."""
    numbers: dict[Key, float] = {}
    for point, who in WHO.items():
        expected = cohort.population(who or indicator.population)
        numbers[(point.value, "expected")] = len(expected)
        numbers[(point.value, "measured")] = cohort.measured(expected, point)["client"].nunique()
    return Sums(numbers)


def figures(sums: Sums, indicator: Indicator, question: Question) -> Table:
    """The share measured at entry (of the population) and at exit (of those whose path ended)."""
    table = Table()
    for point, who in WHO.items():
        population = who or indicator.population
        expected = clients_of(population, sums.count(point, "expected"))
        measured = measured_at(point, population, sums.count(point, "measured"))
        table += part(indicator, f"measured_at_{point.value}", measured, expected)
    return table
