"""A small world for the web app: two organisations, their people, one client and her personal link."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine

from mittari.definitions.library import library_at
from mittari.definitions.meter import Meter
from mittari.records.alert import Alert
from mittari.records.client import Assignment, Client, Membership
from mittari.records.episode import Episode
from mittari.records.measurement import Measurement
from mittari.records.organisation import Organisation, Provider
from mittari.records.plan import Invitation, Plan, Point
from mittari.records.staff import Role, StaffMember
from mittari.records.status import Status
from mittari.store import assessments, clients, invitations, organisations, rows, staff, statuses
from mittari.store.engine import open_database, reading, writing
from mittari.store.submission import record_once
from webapp import clock
from webapp.app import create_app
from webapp.settings import Settings

LIBRARY = Path(__file__).parent / "library"
PASSWORD = "seven calm herons wade"
START = datetime.date(2025, 1, 1)

R = TypeVar("R")


@dataclass
class World:
    """`coach` has the client; `stranger` is a coach of another organisation; `office` works where the coach does."""

    engine: Engine
    meter: Meter
    coach: StaffMember
    stranger: StaffMember
    office: StaffMember
    client: Client
    other_client: Client

    def invite(self, client: Client | None = None) -> str:
        """The token of a new link for the client."""
        whose = client or self.client
        return invitations.invite(self.engine, whose.id, self.meter, "imatra", clock.now())

    def invitation(self) -> Invitation:
        """An invitation of the client: a new one would end the link that she may have come in by."""
        with reading(self.engine) as connection:
            there = invitations.of_client(connection, self.client.id)
        return there[-1] if there else invitations.find(self.engine, self.invite(), clock.now())

    def assessment(self) -> Invitation:
        """What the coach has begun to fill in about the client."""
        judged = library_at(LIBRARY).meter("judged")
        return assessments.begin(self.engine, self.client.id, judged, self.coach, clock.now())

    def plan(self) -> Plan:
        """A new plan of the client."""
        return self.keep(Plan(self.client.id, "imatra", "tiny", clock.today(), Point.EXIT))

    def episode(self) -> Episode:
        """A new service of the client."""
        return self.keep(Episode(self.client.id, "imatra", "workshop", "coaching", START))

    def status(self) -> Status:
        """The status that the coach has recorded of the client."""
        with reading(self.engine) as connection:
            there = statuses.of_client(connection, self.client.id)
        return there[0] if there else self.keep(Status(self.client.id, "unemployed", START, self.coach.id))

    def alert(self, answered: datetime.date | None = None) -> Alert:
        """An alert on the client's first question, from a form that was answered today or on an earlier day."""
        form = Measurement(
            client=self.client.id,
            organisation="imatra",
            instrument=self.meter.id,
            version=self.meter.version,
            content_hash=self.meter.content_hash,
            answered_on=answered or clock.today(),
            received_at=clock.now(),
            answers={"cooking": 0.0},
        )
        record_once(self.engine, self.meter, form)
        return self.keep(Alert(self.client.id, form.id, "cooking", form.received_at))

    def keep(self, record: R) -> R:
        """A record, put into the database."""
        with writing(self.engine) as connection:
            rows.add(connection, record)
        return record


@pytest.fixture(scope="session")
def world_template(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, World]:
    """A database file with the small world in it, made once: hashing passwords takes its time."""
    file = tmp_path_factory.mktemp("world") / "world.db"
    file.write_bytes(sqlite_template.read_bytes())
    world = populate(open_database(f"sqlite:///{file}"))
    world.engine.dispose()
    return file, world


@pytest.fixture
def world(world_template: tuple[Path, World], tmp_path: Path) -> World:
    """The small world in a database of the test's own."""
    file, made = world_template
    own = tmp_path / "world.db"
    own.write_bytes(file.read_bytes())
    engine = open_database(f"sqlite:///{own}")
    return World(**{**vars(made), "engine": engine})


@pytest.fixture
def settings(world: World) -> Settings:
    """Settings for the small world."""
    return Settings(str(world.engine.url), b"not a secret: the tests' own 0123456789")


@pytest.fixture
def app(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The web app on the small world and the small library."""
    monkeypatch.setenv("MITTARI_LIBRARY", str(LIBRARY))
    app = create_app(settings)
    app.config["WTF_CSRF_ENABLED"] = False
    return app


@pytest.fixture
def browser_of(app: Flask, world: World) -> Callable[[str], FlaskClient]:
    """A function from the name of a person of the world (or "nobody") to a browser that has come in as that person."""

    def come_in(name: str) -> FlaskClient:
        web = app.test_client()
        if name == "client":
            web.post(f"/l/{world.invite()}")
        elif name != "nobody":
            login = getattr(world, name).login
            web.post("/sign-in", data={"login": login, "password": PASSWORD})
        return web

    return come_in


def populate(engine: Engine) -> World:
    """The small world, put into an empty database."""
    meter = library_at(LIBRARY).meter("tiny")
    coach = StaffMember("imatra", "coach", "Kaisa Coach", frozenset({Role.COACH}))
    stranger = StaffMember("lappeenranta", "stranger", "Sten Stranger", frozenset({Role.COACH}))
    office = StaffMember("imatra", "office", "Outi Office", frozenset({Role.OFFICE}))
    client, other = Client("A-2217", language="en"), Client("B-1001")
    with writing(engine) as connection:
        organisations.add(connection, Organisation("imatra", "Imatra"), Organisation("lappeenranta", "Lappeenranta"))
        organisations.add(connection, Provider("workshop", "Workshop"))
        for member in (coach, stranger, office):
            staff.add(connection, member, PASSWORD)
        for whose, organisation, by in ((client, "imatra", coach), (other, "lappeenranta", stranger)):
            clients.add(connection, whose)
            clients.join(connection, Membership(whose.id, organisation, START))
            clients.assign(connection, Assignment(whose.id, by.id, START))
    return World(engine, meter, coach, stranger, office, client, other)
