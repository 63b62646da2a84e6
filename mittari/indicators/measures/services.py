"""Which services the clients were in during the period; one client may be in several."""

from mittari.definitions.indicator import Indicator
from mittari.indicators.cohort import ON_PATH, Cohort
from mittari.indicators.figure import Cell, Equation, Table, cells_of
from mittari.indicators.parts import clients_of, more, occasions, part, people, several
from mittari.indicators.question import Question
from mittari.indicators.sums import Key, Sums


def add(cohort: Cohort, indicator: Indicator) -> Sums:
    """The clients of the population, of them those in each kind of service, and those in several, or in one again."""
    clients = cohort.population(indicator.population)
    episodes = cohort.active_episodes(clients)
    once = episodes.merge(clients[ON_PATH], on=ON_PATH).drop_duplicates(["client", "service"])
    again = episodes["client"].value_counts().sub(once["client"].value_counts(), fill_value=0) > 0
    numbers: dict[Key, float] = {
        ("clients",): len(clients),
        ("episodes",): len(episodes),
        ("several",): len(several(once["client"])),
        ("again",): int(again.sum()),
    }
    return Sums(numbers) + Sums.counted(("service",), once["service"])


def figures(sums: Sums, indicator: Indicator, question: Question) -> Table:
    """For each kind of service the share of clients in it; the shares do not add up to one."""
    clients = clients_of(indicator.population, sums.count("clients"))
    codes = sums.codes("service")
    cells = [people((*clients.key, "service", code), sums.count("service", code), importance=3) for code in codes]
    table = Table()
    for code, cell in zip(codes, cells, strict=True):
        table += part(indicator, "clients_in", cell, clients, at=(("service", code),))
    return table + _uses(sums, indicator, clients, cells)


def _uses(sums: Sums, indicator: Indicator, clients: Cell, services: list[Cell]) -> Table:
    """All services together: what they are more than clients, and episodes more than they, is about a few people."""
    number = sum(cell.value for cell in services)
    used = Cell((*clients.key, "services"), number, clients.people, shown=False)
    equation = (Equation(used.key, tuple(cell.key for cell in services)),) if services else ()
    episodes = occasions("episodes", indicator.population, sums.count("episodes"), clients, shown=False)
    table = Table((), cells_of([used, *services]), equation)
    return table + more(used, clients, sums.count("several")) + more(episodes, used, sums.count("again"))
