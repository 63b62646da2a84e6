"""What an indicator counts: one measure a file, each a function to sums and one from sums to figures."""

from collections.abc import Callable
from typing import NamedTuple

from mittari.definitions.indicator import Indicator
from mittari.indicators.cohort import Cohort
from mittari.indicators.figure import Table
from mittari.indicators.measures import change, coverage, exit_status, non_answers, served, services
from mittari.indicators.question import Question
from mittari.indicators.sums import Sums


class Measure(NamedTuple):
    """`add` works on the clients of one part; `figures` on the sums of all of them."""

    add: Callable[[Cohort, Indicator], Sums]
    figures: Callable[[Sums, Indicator, Question], Table]


MEASURES: dict[str, Measure] = {
    "served": Measure(served.add, served.figures),
    "coverage": Measure(coverage.add, coverage.figures),
    "change": Measure(change.add, change.figures),
    "services": Measure(services.add, services.figures),
    "exit_status": Measure(exit_status.add, exit_status.figures),
    "non_answers": Measure(non_answers.add, non_answers.figures),
}
