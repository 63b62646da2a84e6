"""Build the demo: simulate, store, take a snapshot, write reports, and say how to look at it."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
from sqlalchemy import Connection, Engine

from mittari.definitions.library import Library
from mittari.definitions.meter import Meter
from mittari.demo import region
from mittari.demo.folder import DemoFolder
from mittari.demo.lives import Life, live
from mittari.demo.people import People, Simulation, record_lives
from mittari.demo.retest import norms_yaml, retest_sem
from mittari.records.staff import Role, StaffMember
from mittari.reports.build import build_report
from mittari.reports.write import write_report
from mittari.store import areas, bulk, invitations, migrate, norms, organisations, rows, settings, staff
from mittari.store.engine import open_database, writing
from mittari.store.snapshot import Snapshot, write_snapshot

METER = "mittari-path"
YEARS = timedelta(days=730)
COACHES = 4
Advance = Callable[[float, float | None], None]


@dataclass(frozen=True)
class Team:
    """The staff of the demo and the one password that all of them have."""

    coaches: dict[str, list[StaffMember]]
    office: list[StaffMember]
    password: str


def build_demo(
    folder: DemoFolder, library: Library, today: date, clients: int, seed: int, advance: Advance = lambda *_: None
) -> None:
    """Write a whole demo into the folder; what an unfinished or earlier demo left there is removed first."""
    _clear(folder)
    rng = np.random.default_rng(seed)
    meter = library.meter(METER)
    migrate.upgrade(folder.database)
    engine = open_database(folder.database)
    team = _team(rng)
    advance(1, 6)
    people = _simulate(meter, team, today, clients, rng)
    advance(2, 6)
    with writing(engine) as connection:
        _store_region(connection, library, team)
        norms.add(connection, meter.id, norms_yaml(retest_sem(meter, rng), today), _now(today))
        _store_people(connection, meter, people)
    advance(4, 6)
    write_snapshot(engine, library, folder.snapshot, partitions=2)
    advance(5, 6)
    _write_reports(folder, library, today)
    folder.guide.write_text(_guide(engine, meter, people, team, today), encoding="utf-8")
    engine.dispose()
    advance(6, 6)


def _clear(folder: DemoFolder) -> None:
    folder.require_free()
    folder.root.mkdir(parents=True, exist_ok=True)
    folder.guide.unlink(missing_ok=True)
    for leftover in folder.root.glob("mittari.db*"):
        leftover.unlink()
    folder.secret.write_text(secrets.token_urlsafe(48), encoding="utf-8")
    folder.secret.chmod(0o600)


def _team(rng: np.random.Generator) -> Team:
    coaches: dict[str, list[StaffMember]] = {}
    office = []
    for organisation in region.ORGANISATIONS:
        short = organisation.id.split("-")[0]
        coaches[organisation.id] = [
            StaffMember(organisation.id, f"coach{n}.{short}", f"Coach {n} ({short})", frozenset({Role.COACH}))
            for n in range(1, COACHES + 1)
        ]
        office.append(StaffMember(organisation.id, f"office.{short}", f"Office ({short})", frozenset({Role.OFFICE})))
    return Team(coaches, office, secrets.token_urlsafe(9))


def _simulate(meter: Meter, team: Team, today: date, clients: int, rng: np.random.Generator) -> People:
    domains = sorted({score.domain or score.id for score in meter.structure.scores})
    lives: list[Life] = [live(domains, region.MUNICIPALITIES, today - YEARS, today, rng) for _ in range(clients)]
    return record_lives(Simulation(meter, team.coaches, today, rng), lives)


def _store_region(connection: Connection, library: Library, team: Team) -> None:
    settings.mark_simulated(connection)
    areas.load(connection, library.areas(region.AREAS))
    organisations.add(connection, *region.ORGANISATIONS, *region.UNITS, *region.PROVIDERS)
    for member in [*team.office, *(coach for coaches in team.coaches.values() for coach in coaches)]:
        staff.add(connection, member, team.password)


def _store_people(connection: Connection, meter: Meter, people: People) -> None:
    for records in (
        people.clients,
        people.residences,
        people.memberships,
        people.assignments,
        people.episodes,
        people.statuses,
        people.plans,
        people.consents,
    ):
        rows.add(connection, *records)
    bulk.record_many(connection, {meter.id: meter}, people.measurements)


def _write_reports(folder: DemoFolder, library: Library, today: date) -> None:
    snapshot = Snapshot.open(folder.snapshot)
    period = f"{today.year - 1}-01-01/{today.year - 1}-12-31"
    for scope in (f"organisation:{region.IMATRA}", f"area:{region.EMPLOYMENT_AREA}"):
        report = build_report(snapshot, library, scope, period)
        write_report(report, folder.reports / scope.replace(":", "-"))


def _guide(engine: Engine, meter: Meter, people: People, team: Team, today: date) -> str:
    links = "\n".join(f"  {label}: ADDRESS/l/{token}" for label, token in _links(engine, meter, people, today))
    coach, office = team.coaches[region.IMATRA][0], team.office[0]
    return f"""mittari demo: everything here is simulated
Open ADDRESS in a browser.

Staff sign in with the password {team.password}
  coach:  {coach.login}
  office: {office.login}
  others: {", ".join(member.login for member in [*team.office[1:], *team.coaches[region.WORKSHOP][:1]])}

Clients need no password: each has a personal link, which works for 14 days
{links}

Reports: {region.IMATRA} and the employment area of South Karelia, in the folder reports.
More personal links: sign in as a coach and open a client.
"""


def _links(engine: Engine, meter: Meter, people: People, today: date) -> list[tuple[str, str]]:
    """Two clients who have answered before, and one who has not."""
    answered = [one.client for one in people.measurements]
    chosen = sorted(people.clients, key=lambda client: -answered.count(client.id))[:2]
    chosen += [client for client in people.clients if client.id not in answered][:1]
    homes = {one.client: one.organisation for one in people.memberships}
    return [
        (client.label, invitations.invite(engine, client.id, meter, homes[client.id], datetime.now(UTC)))
        for client in chosen
    ]


def _now(today: date) -> datetime:
    return datetime(today.year, today.month, today.day, 12, tzinfo=UTC)
