"""Where people ended up: their status when the path ended, and 3, 6 and 12 months later."""

import pandas as pd

from mittari.definitions.indicator import Indicator
from mittari.indicators.cohort import Cohort
from mittari.indicators.figure import Cell, Equation, Table, cells_of
from mittari.indicators.parts import clients_of, part, parts, people, shared, within
from mittari.indicators.question import Question
from mittari.indicators.sums import Sums
from mittari.paths.status import status_at

MONTHS = (0, 3, 6, 12)


def add(cohort: Cohort, indicator: Indicator) -> Sums:
    """The clients whose path ended; at each time those for whom it has come, by status (unknown is one)."""
    ended = cohort.population("ended")
    sums = Sums({("clients",): len(ended)})
    for months in MONTHS:
        then = ended.assign(date=ended["end"] + pd.DateOffset(months=months))
        due = then[then["date"] <= cohort.question.known_until]
        sums += Sums({("due", str(months)): len(due)})
        sums += Sums.counted(("status", str(months)), status_at(cohort.tables.statuses, due))
    return sums


def figures(sums: Sums, indicator: Indicator, question: Question) -> Table:
    """At each time the share of each status, and together the share in the open labour market."""
    ended = clients_of("ended", sums.count("clients"))
    table, earlier = Table(), ended
    for months in map(str, MONTHS):
        due = people(("clients", "ended", "due", months), sums.count("due", months), importance=5)
        if months == "0":
            due = ended
        elif due.value:
            table += part(indicator, "followed", due, ended, at=(("months", months),)) + within(earlier, due)
            earlier = due
        if due.value:
            table += _statuses(sums, indicator, question, due, months)
    return table


def _statuses(sums: Sums, indicator: Indicator, question: Question, due: Cell, months: str) -> Table:
    at = (("months", months),)
    counts = {code: sums.count("status", months, code) for code in sums.codes("status", months)}
    table = parts(indicator, "status", due, "status", counts, at)
    if question.statuses is None:
        return table
    working = {entry.id for entry in question.statuses.codes if entry.open_labour_market} & set(counts)
    cell = people((*due.key, "open_labour_market", months), sum(counts[code] for code in working), importance=2)
    keys = {dict(figure.breakdown)["status"]: figure.count for figure in table.figures}
    members = tuple(key for code, key in keys.items() if code in working and key)
    equation = (Equation(cell.key, members),) if members else ()
    return table + shared(indicator, "open_labour_market", cell, due, at=at) + Table((), cells_of([cell]), equation)
