"""All indicators of a report over all parts of a snapshot."""

from collections.abc import Iterable

from mittari.definitions.indicator import Indicator
from mittari.engines import ENGINES
from mittari.indicators.cohort import Tables, cohort_of
from mittari.indicators.figure import Table
from mittari.indicators.measures import MEASURES
from mittari.indicators.nesting import populations_within
from mittari.indicators.question import Question
from mittari.indicators.sums import Sums


def compute(
    partitions: Iterable[Tables], question: Question, indicators: Iterable[Indicator], engine: str = "local"
) -> Table:
    """The figures of the indicators, in their order, with the cells behind them; not yet fit to be shown to anybody.

    Each part holds all rows of its clients. Only sums leave a part, so any split of the clients gives the same figures.
    """
    wanted = list(indicators)

    def part(tables: Tables) -> list[Sums]:
        cohort = cohort_of(tables, question)
        return [MEASURES[indicator.measure].add(cohort, indicator) for indicator in wanted]

    sums = ENGINES[engine](part, partitions, _add)
    tables = [
        MEASURES[indicator.measure].figures(found, indicator, question)
        for found, indicator in zip(sums, wanted, strict=True)
    ]
    table = sum(tables, Table())
    return table + populations_within(table)


def _add(one: list[Sums], two: list[Sums]) -> list[Sums]:
    return [first + second for first, second in zip(one, two, strict=True)]
