"""What is known of several clients at once."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import Connection, Engine

from mittari.records.client import Residence
from mittari.records.consent import ContactWish
from mittari.store import clients, rows
from mittari.store.caseload import homes, known_identities, last_measured, wishes_since
from mittari.store.engine import reading
from mittari.store.submission import record
from tests.store.world import CLIENT, NOW, OTHER, TODAY, measurement, meter

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


def test_the_newest_wish_counts_if_it_is_one(connection: Connection) -> None:
    asked = ContactWish(CLIENT.id, "mind", True, NOW)
    taken_back = replace(asked, topic="body"), replace(asked, topic="body", wish=False, at=NOW + timedelta(hours=1))
    old = replace(asked, topic="skills", at=NOW - timedelta(days=9))
    rows.add(connection, asked, *taken_back, old, replace(asked, client=OTHER.id, at=NOW + timedelta(hours=2)))
    found = wishes_since(connection, BOTH, NOW - timedelta(days=1))
    assert list(zip(found["client"], found["topic"], strict=True)) == [(CLIENT.id, "mind"), (OTHER.id, "mind")]
    assert wishes_since(connection, [], NOW).empty
