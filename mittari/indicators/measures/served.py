"""Who was served: clients, their paths and episodes, by gender and by age."""

import pandas as pd

from mittari.definitions.indicator import Indicator
from mittari.indicators.cohort import Cohort
from mittari.indicators.figure import Cell, Equation, Table, cells_of
from mittari.indicators.parts import counted, part, parts, people
from mittari.indicators.question import Question
from mittari.indicators.sums import Key, Sums
from mittari.paths.status import UNKNOWN

AGES = {"under_25": 0, "25_34": 25, "35_49": 35, "50_over": 50}
"""Age groups by the first year of age in them; age is counted in whole years when the path began."""


def add(cohort: Cohort, indicator: Indicator) -> Sums:
    """Clients of the population, those whose path started or ended, their gender and age, and episodes."""
    clients = cohort.population(indicator.population).merge(cohort.tables.clients, on="client", how="left")
    active = cohort.question.period.touches(cohort.episodes["start"], cohort.episodes["end"])
    own = cohort.episodes[active & cohort.episodes["client"].isin(clients["client"])]
    paths = cohort.paths[cohort.paths["client"].isin(clients["client"])]
    numbers: dict[Key, float] = {
        ("clients",): len(clients),
        ("started",): int(cohort.population("started")["client"].isin(clients["client"]).sum()),
        ("ended",): int(cohort.population("ended")["client"].isin(clients["client"]).sum()),
        ("episodes",): len(own),
        ("paths",): len(paths),
        ("with_more", "paths"): _several(paths["client"]),
        ("with_more", "episodes"): _several(own["client"]),
    }
    gender = clients["gender"].astype(object).where(clients["gender"].notna(), UNKNOWN)
    return Sums(numbers) + Sums.counted(("gender",), gender) + Sums.counted(("age",), _ages(clients))


def _several(clients: pd.Series) -> int:
    """How many clients are there more than once."""
    return int((clients.value_counts() > 1).sum())


def _ages(clients: pd.DataFrame) -> pd.Series:
    age = clients["start"].dt.year - clients["birth_year"].astype("float64")
    bands = pd.cut(age, [*AGES.values(), 200], right=False, labels=list(AGES))
    return bands.astype(object).where(bands.notna(), UNKNOWN)


def figures(sums: Sums, indicator: Indicator, question: Question) -> Table:
    """Clients, how many of them started and ended, paths, episodes; shares by gender and age."""
    clients = people(("clients", indicator.population), sums.count("clients"), importance=9)
    table = counted(indicator, "clients", clients, clients)
    for name in ("paths", "episodes"):
        table += _occasions(sums, indicator, name, clients)
    for name in ("started", "ended"):
        if name != indicator.population:
            table += part(indicator, name, people(("clients", name), sums.count(name), importance=5), clients)
    for by in ("gender", "age"):
        codes = [*AGES, UNKNOWN] if by == "age" else sums.codes(by)
        counts = {code: sums.count(by, code) for code in codes if sums.count(by, code)}
        table += parts(indicator, "clients_by", clients, by, counts)
    return table


def _occasions(sums: Sums, indicator: Indicator, name: str, clients: Cell) -> Table:
    """The number of paths or episodes. What they are more than clients is about those who have several."""
    cell = Cell((name, indicator.population), sums.count(name), clients.people, importance=4)
    several = sums.count("with_more", name)
    more = Cell((*cell.key, "more"), max(cell.value - clients.value, 0), several, shown=False)
    equation = (Equation(cell.key, (clients.key, more.key)),) if cell.value >= clients.value else ()
    return counted(indicator, name, cell, clients) + Table((), cells_of([more]), equation)
