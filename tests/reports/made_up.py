"""A made-up snapshot of the library's own meter, big enough for a report with every kind of figure in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import Any

import numpy as np

from mittari.definitions.library import Library, default_library
from mittari.definitions.meter import Meter
from mittari.definitions.norms import Norms
from mittari.reports import Report, build_report
from tests.indicators.part import COLUMNS, FIRST, Part, norm, part_of, split

METER = "mittari-path"
SEM = 7.0
PERIOD = "2025-01-01/2025-12-31"


@dataclass(frozen=True)
class Entry:
    """A meter in a manifest."""

    id: str
    version: str
    content_hash: str


@dataclass(frozen=True)
class Manifest:
    """What a report reads of a manifest."""

    created: datetime = datetime(2026, 10, 1, tzinfo=UTC)
    simulated: bool = True
    meters: tuple[Entry, ...] = ()
    names: Mapping[str, str] = field(default_factory=lambda: {"north": "Pohjolan <b>työpaja</b>"})


@dataclass(frozen=True)
class Snapshot:
    """A snapshot in memory."""

    parts: list[Part]
    manifest: Manifest = field(default_factory=Manifest)
    norms: dict[str, Norms] = field(default_factory=dict)

    def partitions(self) -> list[Part]:
        return self.parts


def made_up(clients: int = 320, simulated: bool = True, sem: bool = True) -> Snapshot:
    """Clients of one organisation with the library's own codes; every score but the first has a simulated SEM."""
    library = default_library()
    meter = library.meter(METER)
    random = np.random.default_rng(11)
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in COLUMNS}
    for number in range(clients):
        add_client(f"p{number:04d}", random, rows, library, meter)
    norms = {METER: Norms.model_validate({"norms": [norm(score, SEM) for score in list(meter.scores)[1:]]})}
    manifest = Manifest(simulated=simulated, meters=(Entry(meter.id, meter.version, meter.content_hash),))
    return Snapshot(split(part_of(rows), 3), manifest, norms if sem else {})


def add_client(
    client: str, random: np.random.Generator, rows: dict[str, list[tuple[Any, ...]]], library: Library, meter: Meter
) -> None:
    """One client: two or three services one after the other, measured at entry and mostly at the exit."""
    day = int(random.integers(150, 400))
    end = day + int(random.integers(60, 260))
    rows["clients"].append((client, int(random.integers(1960, 2006)), random.choice(["woman", "man", "other"])))
    rows["residences"].append((client, random.choice(["153", "405"], p=[0.4, 0.6]), FIRST - 86400))
    services = [code.id for code in library.services.codes]
    weights = np.arange(len(services), 0, -1) ** 3.0
    for service in random.choice(services, size=2, replace=False, p=weights / weights.sum()):
        rows["episodes"].append((client, "north", "u", "p", service, FIRST + day * 86400, FIRST + end * 86400))
    statuses = [code.id for code in library.statuses.codes]
    if random.random() < 0.9:
        rows["statuses"].append((client, statuses[0], FIRST + day * 86400))
        rows["statuses"].append((client, random.choice(statuses[:6]), FIRST + (end - 1) * 86400))
    rows["plans"].append((client, METER, FIRST + day * 86400, "entry", True))
    before = {score.id: random.uniform(0.2, 0.7) for score in meter.structure.scores}
    if random.random() < 0.9:
        add_measurement(client, day + 3, before, meter, rows)
    if random.random() < 0.7:
        after = {score: min(1.0, max(0.0, value + random.normal(0.08, 0.15))) for score, value in before.items()}
        add_measurement(client, end - 3, after, meter, rows)


def add_measurement(
    client: str, day: int, shares: dict[str, float], meter: Meter, rows: dict[str, list[tuple[Any, ...]]]
) -> None:
    """A measurement whose scores lie at these shares of their ranges."""
    pin = (meter.id, meter.version, meter.content_hash)
    number = len(rows["measurements"])
    date = FIRST + day * 86400
    rows["measurements"].append((client, number, *pin, date, "fi", "self", "client", None, "north"))
    for score, share in shares.items():
        low, high = meter.scores[score].range
        rows["scores"].append((client, number, *pin, 1, date, score, round(low + share * (high - low), 1), 4))


@cache
def report(clients: int = 320, simulated: bool = True, sem: bool = True) -> Report:
    """The impact report of the made-up organisation."""
    return build_report(made_up(clients, simulated, sem), default_library(), "organisation:north", PERIOD)
