"""Why answers are not there: refused, not applicable, not asked and missing are four different things."""

import pandas as pd

from mittari.answers.non_answer import NonAnswer
from mittari.definitions.indicator import Indicator
from mittari.indicators.cohort import Cohort
from mittari.indicators.figure import Table
from mittari.indicators.parts import clients_of, measured_at, part, people, within
from mittari.indicators.question import Question
from mittari.indicators.sums import Key, Sums
from mittari.paths.points import Point


def add(cohort: Cohort, indicator: Indicator) -> Sums:
    """The clients, those measured at entry, and of them those without an answer to some question, for each kind."""
    clients = cohort.population(indicator.population)
    entries = cohort.measured(clients, Point.ENTRY)
    numbers: dict[Key, float] = {("clients",): len(clients), ("measured",): entries["client"].nunique()}
    return Sums(numbers) + Sums.counted(("kind",), _unanswered(cohort, entries)["kind"])


def _unanswered(cohort: Cohort, entries: pd.DataFrame) -> pd.DataFrame:
    """One row a client and kind of non-answer: client, kind."""
    found = [pd.DataFrame(columns=["client", "kind"])]
    for (instrument, version), rows in entries.groupby(["instrument", "version"]):
        answers = cohort.tables.answers(str(instrument), str(version)).set_index("measurement")
        codes = answers.reindex(rows["measurement"])
        for kind in NonAnswer:
            some = (codes == kind).any(axis=1).to_numpy()
            found.append(pd.DataFrame({"client": rows.loc[some, "client"], "kind": kind.word}))
    return pd.concat(found).drop_duplicates()


def figures(sums: Sums, indicator: Indicator, question: Question) -> Table:
    """For each kind of non-answer the share of those measured at entry who have one; one person may have several."""
    clients = clients_of(indicator.population, sums.count("clients"))
    measured = measured_at(Point.ENTRY, indicator.population, sums.count("measured"))
    table = within(clients, measured)
    for kind in NonAnswer:
        cell = people((*measured.key, kind.word), sums.count("kind", kind.word))
        table += part(indicator, kind.word, cell, measured, clients)
    return table
