"""What is known of several clients at once."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import Connection, Engine

from mittari.records.actor import SYSTEM
from mittari.records.client import Assignment, Residence
from mittari.records.consent import ContactWish
from mittari.records.staff import Role
from mittari.store import clients, rows, staff
from mittari.store.caseload import homes, known_identities, last_measured, wishes_since, with_coach
from mittari.store.engine import reading, writing
from mittari.store.submission import record
from tests.store.world import CLIENT, COACH, NOW, OTHER, TODAY, measurement, meter

BOTH = [CLIENT.id, OTHER.id, uuid4()]


def test_those_who_have_told_who_they_are(connection: Connection) -> None:
    assert known_identities(connection, BOTH) == {CLIENT.id: clients.identity(connection, CLIENT.id)}
    assert known_identities(connection, []) == {}


def test_the_home_of_a_day(connection: Connection) -> None:
    clients.move(connection, Residence(CLIENT.id, "405", TODAY))
    clients.move(connection, Residence(OTHER.id, "153", TODAY + timedelta(days=1)))
    assert homes(connection, BOTH, TODAY) == {CLIENT.id: "405"}
    assert homes(connection, BOTH, TODAY - timedelta(days=1)) == {CLIENT.id: "153"}


def test_the_latest_measurement_by_an_organisation(path: Engine) -> None:
    with reading(path) as connection:
        assert last_measured(connection, BOTH, "imatra") == {CLIENT.id: date(2025, 2, 3)}
        assert last_measured(connection, BOTH, "yhdistys") == {CLIENT.id: date(2025, 5, 3)}


def test_of_two_days_the_later(connection: Connection) -> None:
    for day in (TODAY, TODAY - timedelta(days=9)):
        record(connection, meter(), measurement(day))
    assert last_measured(connection, BOTH, "imatra") == {CLIENT.id: TODAY}


def test_who_has_a_coach_of_an_organisation(world: Engine) -> None:
    tomorrow = TODAY + timedelta(days=1)
    with writing(world) as connection:
        clients.assign(connection, Assignment(OTHER.id, COACH.id, tomorrow))
    with reading(world) as connection:
        assert with_coach(connection, "imatra", TODAY) == {CLIENT.id}
        assert with_coach(connection, "yhdistys", TODAY) == {OTHER.id}
        assert with_coach(connection, "imatra", tomorrow) == {CLIENT.id, OTHER.id}
    staff.set_active(world, COACH.id, False, NOW, SYSTEM)
    with reading(world) as connection:
        assert with_coach(connection, "imatra", tomorrow) == frozenset()


def test_who_is_no_coach_any_more_has_nobody(world: Engine) -> None:
    staff.set_roles(world, COACH.id, [Role.OFFICE], NOW, SYSTEM)
    with reading(world) as connection:
        assert with_coach(connection, "imatra", TODAY) == frozenset()


def test_the_newest_wish_counts_if_it_is_one(connection: Connection) -> None:
    asked = ContactWish(CLIENT.id, "mind", True, NOW)
    taken_back = replace(asked, topic="body"), replace(asked, topic="body", wish=False, at=NOW + timedelta(hours=1))
    old = replace(asked, topic="skills", at=NOW - timedelta(days=9))
    rows.add(connection, asked, *taken_back, old, replace(asked, client=OTHER.id, at=NOW + timedelta(hours=2)))
    found = wishes_since(connection, BOTH, NOW - timedelta(days=1))
    assert list(zip(found["client"], found["topic"], strict=True)) == [(CLIENT.id, "mind"), (OTHER.id, "mind")]
    assert wishes_since(connection, [], NOW).empty
