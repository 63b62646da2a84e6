"""What a reader of report.csv gets by subtracting its counts from each other is nobody, or enough people."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mittari.definitions.indicator import Indicator
from mittari.definitions.library import default_library
from mittari.disclosure import Released, ReleasedFigure, release
from mittari.errors import DisclosureError
from mittari.indicators import Table, compute
from mittari.reports import Report
from tests.indicators.part import (
    COLUMNS,
    FIRST,
    NORTH,
    REGION,
    SERVICES,
    STATUSES,
    Part,
    indicator,
    part_of,
    question,
    simulated,
)
from tests.reports.counted import KNOWN_UNTIL, Families, Name, families, name_of, people
from tests.reports.made_up import Manifest

SCOPES = {"north": NORTH, "region": REGION}
K = 5
FAULTS = [
    ("clients/active", "change"),
    ("clients/active/measured", "change"),
    ("clients/ended", "clients/ended/due"),
    ("clients/ended/due", "clients/ended/due/.*/status"),
    ("change/.*/eligible", "."),
    ("change/.*/entered", "."),
    ("change/.*/measured", "."),
]
"""Equations by what their total and their first part begin with."""
MEASURES = ("served", "coverage", "change", "services", "non_answers")


def indicators(*populations: str) -> list[Indicator]:
    """The impact report's indicators, once for each population; an id tells both."""
    wanted = [(measure, population) for population in populations for measure in MEASURES] + [("exit_status", "ended")]
    return [indicator(one, who).model_copy(update={"id": f"{one}-{who}"}) for one, who in wanted]


def table_of(part: Part, scope: str, *populations: str) -> Table:
    return compute([part], question(SCOPES[scope], as_of=KNOWN_UNTIL), indicators(*populations))


def rows_of(released: Released, scope: str, *populations: str) -> list[dict[str, str]]:
    """The rows of report.csv, read from its bytes."""
    library, asked = default_library(), question(SCOPES[scope], as_of=KNOWN_UNTIL)
    definition = library.reports["impact"]
    wanted = tuple(indicators(*populations))
    report = Report(definition, wanted, asked, released, library, Manifest().created, simulated=True)
    return list(csv.DictReader(io.StringIO(report.csv().decode("utf-8-sig"))))


def seen(rows: Iterable[dict[str, str]]) -> dict[Name, int]:
    """Every count that is to be seen, by its name; wherever it stands it is the same."""
    found: dict[Name, int] = {}
    for row in rows:
        for column in ("count", "n", "eligible"):
            if row[column]:
                assert found.setdefault(name_of(row, column), int(row[column])) == int(row[column])
    return found


def names_of(rows: Iterable[dict[str, str]]) -> set[Name]:
    """The names of all counts, seen or hidden; a mean has no count."""
    columns = ("count", "n", "eligible")
    return {name_of(row, column) for row in rows for column in columns if column != "count" or row["kind"] != "mean"}


def accounted(name: Name, visible: dict[Name, int], known: Families) -> int:
    """How many of those behind a count a reader is sure of: the count, else what is seen of its members."""
    if name in visible:
        return visible[name]
    return max((sum(accounted(one, visible, known) for one in family) for family in known[name]), default=0)


def recoverable(rows: list[dict[str, str]]) -> dict[tuple[Name, tuple[Name, ...]], int]:
    """The differences of 1 to k - 1 people between a count and others within it that share nobody."""
    visible, known = seen(rows), families(names_of(rows))
    found = {}
    for total in visible:
        for family in known[total]:
            left = visible[total] - sum(accounted(one, visible, known) for one in family)
            if left and left < K:
                found[(total, family)] = left
    return found


def tidy(clients: int, seed: int) -> Part:
    """Clients nearly all of whom did all there is to do, so that most counts are close to each other."""
    random = np.random.default_rng(seed)
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}
    instruments = [("alpha", ("mind", "body", "strain")), ("gamma", ("calm",))][: 1 + seed % 2]
    for number in range(clients):
        add_tidy(f"p{number:04d}", random, rows, instruments)
    return part_of(rows)


def add_tidy(
    client: str, random: np.random.Generator, rows: dict[str, list[tuple[Any, ...]]], instruments: Sequence[Any]
) -> None:
    """A path in the year, measured at both ends by each instrument, with something missing now and then."""
    start, services = int(random.integers(200, 420)), SERVICES[: random.choice([1, 2], p=[0.9, 0.1])]
    end = start + int(random.integers(60, 160))
    days = [FIRST + day * 86400 for day in (start, end, start + 2, end - 2)]
    rows["clients"].append((client, int(random.choice([1960, 1995])), random.choice(["woman", "man"])))
    rows["residences"].append((client, random.choice(["153", "999"], p=[0.97, 0.03]), FIRST - 86400))
    rows["episodes"] += [(client, "north", "unit", "provider", one, days[0], days[1]) for one in services]
    rows["statuses"].append((client, random.choice(STATUSES, p=[0.1, 0.8, 0.05, 0.05]), days[0]))
    rows["plans"] += [(client, name, days[0], "entry", False) for name, _ in instruments if random.random() < 0.95]
    for instrument, scores in instruments:
        version = {"alpha": str(random.choice(["1.0.0", "0.9.0"], p=[0.9, 0.1])), "gamma": "2.0.0"}[instrument]
        for day in [day for day in days[2:] if random.random() < 0.95]:
            number, pin = len(rows["measurements"]), (instrument, version, "hash")
            rows["measurements"].append((client, number, *pin, day, "fi", "self", "client", None, "north"))
            for score in scores:
                value = float(random.integers(1, 10)) if random.random() < 0.97 else None
                rows["scores"].append((client, number, *pin, 1, day, score, value, 4))


def checked(part: Part, scope: str, *populations: str) -> int:
    """How many counts are to be seen; nothing can be had by subtracting them, or nothing was released."""
    try:
        rows = rows_of(release(table_of(part, scope, *populations), K), scope, *populations)
    except DisclosureError:
        return 0
    assert recoverable(rows) == {}
    return len(seen(rows))


@pytest.mark.parametrize("populations", [("active",), ("active", "started", "ended")])
@pytest.mark.parametrize(("kind", "scope"), [(simulated, "north"), (tidy, "region")])
def test_what_is_said_to_lie_within_a_count_does_so(
    kind: Callable[[int, int], Part], scope: str, populations: tuple[str, ...]
) -> None:
    """The sets of clients by a plain loop are those counted, and lie in each other as `families` has it."""
    part = kind(30, 3)
    table = table_of(part, scope, *populations)
    rows = rows_of(Released(tuple(_unprotected(table)), K), scope, *populations)
    behind = {name: people(part, scope, name) for name in names_of(rows) if name[1] not in ("paths", "episodes")}
    assert {name: len(found) for name, found in behind.items()} == {
        name: number for name, number in seen(rows).items() if name in behind
    }
    pairs = 0
    for total, known in families(set(behind)).items():
        for family in known:
            together = [client for name in family for client in behind[name]]
            assert len(set(together)) == len(together), (total, family)
            assert set(together) <= behind[total], (total, family)
            pairs += 1
    assert pairs > 60


def _unprotected(table: Table) -> Iterator[ReleasedFigure]:
    """The figures with every count, as if nobody had to be protected."""
    number = {key: cell.value for key, cell in table.cells.items()}
    for one in table.figures:
        count, n, eligible = (number.get(key) if key else None for key in (one.count, one.n, one.eligible))
        about = (one.indicator, one.version, one.name, one.kind, one.breakdown)
        yield ReleasedFigure(*about, count, n, eligible, None, None, None, "", ())


@pytest.mark.parametrize("populations", [("active",), ("active", "started", "ended")])
@pytest.mark.parametrize("kind", [simulated, tidy])
@pytest.mark.parametrize("scope", SCOPES)
def test_no_difference_is_about_one_to_four_people(
    kind: Callable[[int, int], Part], scope: str, populations: tuple[str, ...]
) -> None:
    assert checked(kind(40 if len(populations) == 1 else 20, 5), scope, *populations) > 10


@settings(deadline=None, max_examples=10)
@given(st.sampled_from([simulated, tidy]), st.integers(10, 50), st.integers(0, 10_000), st.sampled_from([*SCOPES]))
def test_nor_in_any_small_organisation(kind: Callable[[int, int], Part], clients: int, seed: int, scope: str) -> None:
    checked(kind(clients, seed), scope, "active")


def funnel(clients: int, entered: int, twice: int) -> Part:
    """Clients, of whom some were measured at entry, and of these some again."""
    names = [f"c{number:02d}" for number in range(clients)]
    forms = [*((name, "2025-02-01") for name in names[:entered]), *((name, "2025-06-01") for name in names[:twice])]
    pin, rest = ("alpha", "1.0.0", "h"), ("fi", "self", "client", None, "north")
    rows: dict[str, list[tuple[Any, ...]]] = {
        "clients": [(name, None, None) for name in names],
        "episodes": [(name, "north", "unit", "provider", SERVICES[0], "2025-02-01", None) for name in names],
        "plans": [(name, "alpha", "2025-02-01", "entry", False) for name in names],
        "measurements": [(name, place, *pin, day, *rest) for place, (name, day) in enumerate(forms)],
        "scores": [(name, place, *pin, 1, day, "mind", 40.0, 4) for place, (name, day) in enumerate(forms)],
    }
    return part_of(rows)


@cache
def organisation(number: int) -> Table:
    """A small organisation: one in which two people were lost after entry, or one nearly all of whom were not."""
    if number == 0:
        return table_of(funnel(30, 22, 20), "north", "active")
    return table_of(tidy(20, number - 1), "region", "active")


def without(table: Table, total: str, part: str) -> Table:
    """The table as if somebody had forgotten these equations."""
    names = {one: ("/".join(one.total), "/".join(one.parts[0])) for one in table.equations}
    kept = [one for one, (whole, first) in names.items() if not (re.match(total, whole) and re.match(part, first))]
    return replace(table, equations=tuple(kept))


@pytest.mark.parametrize(("total", "part"), FAULTS)
def test_it_is_caught_when_an_equation_is_left_out(total: str, part: str) -> None:
    """Each kind of equation is needed: in some organisation a few people could be had without it."""
    for number in range(6):
        rows = rows_of(release(without(organisation(number), total, part), K), "region", "active")
        if recoverable(rows):
            return
    pytest.fail("nothing was caught")
