"""The small world with a path in it: two measurements, a service of each organisation, a status, a plan and a name."""

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from mittari.definitions.areas import Area, AreaSystem
from mittari.records.client import Assignment, Identity, Residence
from mittari.records.consent import ContactWish
from mittari.records.episode import Episode
from mittari.records.measurement import Measurement
from mittari.records.plan import Plan, Point
from mittari.records.status import Status
from mittari.store import areas, clients, rows
from mittari.store.engine import writing
from mittari.store.submission import record_once
from tests.webapp.conftest import World
from webapp import clock

AREAS = AreaSystem(2026, {("municipality", "153"): Area("municipality", "153", {"fi": "Imatra"}, ("153",))})


@dataclass
class Path:
    """What was put into the world: a service of the own organisation and of the other one, and a late plan."""

    world: World
    own: Episode
    foreign: Episode
    plan: Plan

    def measure(self, days_ago: int, home: float, organisation: str = "imatra", client: UUID | None = None) -> None:
        """Keeps an answered form: `home` (0-4) is the answer to both questions about home."""
        meter = self.world.meter
        whole = Measurement(
            client=client or self.world.client.id,
            organisation=organisation,
            instrument=meter.id,
            version=meter.version,
            content_hash=meter.content_hash,
            answered_on=day(-days_ago),
            received_at=clock.now() - datetime.timedelta(days=days_ago),
            answers={"cooking": home, "tidying": home, "working": 0.0, "vigour": 5.0},
        )
        record_once(self.world.engine, meter, whole)


def day(offset: int) -> datetime.date:
    """The date so many days from today."""
    return clock.today() + datetime.timedelta(days=offset)


@pytest.fixture
def path(world: World) -> Path:
    """The world with the client's path, without measurements."""
    client = world.client.id
    own = Episode(client, "imatra", "workshop", "coaching", day(-200), day(-20))
    foreign = Episode(client, "lappeenranta", "workshop", "coaching", day(-90))
    plan = Plan(client, "imatra", "tiny", day(-9), Point.INTERIM)
    with writing(world.engine) as connection:
        areas.load(connection, AREAS)
        clients.move(connection, Residence(client, "153", day(-900)))
        rows.add(connection, Identity(client, "Aino Example", "040 123"))
        rows.add(connection, own, foreign, Status(client, "unemployed", day(-200), world.coach.id), plan)
    return Path(world, own, foreign, plan)


@pytest.fixture
def web(browser_of: Callable[[str], FlaskClient]) -> FlaskClient:
    """The coach's browser, in English."""
    browser = browser_of("coach")
    browser.get("/language/en")
    return browser


@pytest.fixture
def here(world: World) -> str:
    """The address of the client's page."""
    return f"/coach/clients/{world.client.id}"


def colleague(world: World, browser_of: Callable[[str], FlaskClient]) -> FlaskClient:
    """The browser of another coach of the same client and organisation."""
    with writing(world.engine) as connection:
        clients.assign(connection, Assignment(world.client.id, world.office.id, day(-1)))
        connection.exec_driver_sql(
            "INSERT INTO staff_roles (staff, role) SELECT id, 'coach' FROM staff WHERE login = 'office'"
        )
    browser = browser_of("office")
    browser.get("/language/en")
    return browser


@contextmanager
def counted(engine: Engine) -> Iterator[list[str]]:
    """The statements sent to a database while the block lasts."""
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    yield sent
    event.remove(engine, "before_cursor_execute", note)


def wish(world: World, topic: str, days_ago: int) -> ContactWish:
    """The client's wish to talk about a topic."""
    return ContactWish(world.client.id, topic, True, clock.now() - datetime.timedelta(days=days_ago))
