"""Which services the clients were in during the period; one client may be in several."""

from mittari.definitions.indicator import Indicator
from mittari.indicators.cohort import ON_PATH, Cohort
from mittari.indicators.figure import Table
from mittari.indicators.parts import part, people
from mittari.indicators.question import Question
from mittari.indicators.sums import Sums


def add(cohort: Cohort, indicator: Indicator) -> Sums:
    """The clients of the population, and of them those in each kind of service."""
    clients = cohort.population(indicator.population)
    active = cohort.question.period.touches(cohort.episodes["start"], cohort.episodes["end"])
    used = cohort.episodes[active].merge(clients[ON_PATH], on=ON_PATH)
    once = used.drop_duplicates(["client", "service"])
    return Sums({("clients",): len(clients)}) + Sums.counted(("service",), once["service"])


def figures(sums: Sums, indicator: Indicator, question: Question) -> Table:
    """For each kind of service the share of clients in it; the shares do not add up to one."""
    clients = people(("clients", indicator.population), sums.count("clients"), importance=9)
    table = Table()
    for code in sums.codes("service"):
        cell = people((*clients.key, "service", code), sums.count("service", code))
        table += part(indicator, "clients_in", cell, clients, at=(("service", code),))
    return table
