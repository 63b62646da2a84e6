"""Who was served: clients, their paths and episodes, by gender and by age."""

import pandas as pd

from mittari.definitions.indicator import Indicator
from mittari.indicators.cohort import ON_PATH, Cohort
from mittari.indicators.figure import Cell, Table
from mittari.indicators.parts import clients_of, counted, more, occasions, part, parts, people, several
from mittari.indicators.question import Question
from mittari.indicators.sums import Key, Sums
from mittari.paths.status import UNKNOWN

AGES = {"under_25": 0, "25_34": 25, "35_49": 35, "50_over": 50}
"""Age groups by the first year of age in them; age is counted in whole years when the path began."""


def add(cohort: Cohort, indicator: Indicator) -> Sums:
    """Clients of the population, those whose path started or ended, their gender and age, and episodes."""
    clients = cohort.population(indicator.population).merge(cohort.tables.clients, on="client", how="left")
    own = cohort.active_episodes(clients)
    paths = cohort.paths[cohort.paths["client"].isin(clients["client"])]
    numbers: dict[Key, float] = {
        ("clients",): len(clients),
        ("started",): int(cohort.population("started")["client"].isin(clients["client"]).sum()),
        ("ended",): int(cohort.population("ended")["client"].isin(clients["client"]).sum()),
        ("episodes",): len(own),
        ("paths",): len(paths),
        ("several", "paths"): len(several(paths["client"])),
        ("several", "episodes"): len(several(own["client"])),
        ("several", "episodes", "path"): own.loc[own.duplicated(ON_PATH), "client"].nunique(),
    }
    gender = clients["gender"].astype(object).where(clients["gender"].notna(), UNKNOWN)
    return Sums(numbers) + Sums.counted(("gender",), gender) + Sums.counted(("age",), _ages(clients))


def _ages(clients: pd.DataFrame) -> pd.Series:
    age = clients["start"].dt.year - clients["birth_year"].astype("float64")
    bands = pd.cut(age, [*AGES.values(), 200], right=False, labels=list(AGES))
    return bands.astype(object).where(bands.notna(), UNKNOWN)


def figures(sums: Sums, indicator: Indicator, question: Question) -> Table:
    """Clients, how many of them started and ended, paths, episodes; shares by gender and age."""
    clients = clients_of(indicator.population, sums.count("clients"))
    table = counted(indicator, "clients", clients, clients) + _occasions(sums, indicator, clients)
    for name in ("started", "ended"):
        if name != indicator.population:
            key = ("clients", *sorted({name, indicator.population} - {"active"}))
            table += part(indicator, name, people(key, sums.count(name), importance=5), clients)
    for by in ("gender", "age"):
        codes = [*AGES, UNKNOWN] if by == "age" else sums.codes(by)
        counts = {code: sums.count(by, code) for code in codes if sums.count(by, code)}
        table += parts(indicator, "clients_by", clients, by, counts)
    return table


def _occasions(sums: Sums, indicator: Indicator, clients: Cell) -> Table:
    """The numbers of paths and episodes. What one is more than another is about those who have several."""
    paths = occasions("paths", indicator.population, sums.count("paths"), clients)
    episodes = occasions("episodes", indicator.population, sums.count("episodes"), clients)
    table = counted(indicator, "paths", paths, clients) + counted(indicator, "episodes", episodes, clients)
    table += more(paths, clients, sums.count("several", "paths"))
    table += more(episodes, clients, sums.count("several", "episodes"))
    return table + more(episodes, paths, sums.count("several", "episodes", "path"))
