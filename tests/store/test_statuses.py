"""Statuses: known ones, one a day."""

from datetime import date

import pytest
from sqlalchemy import Connection, Engine

from mittari.errors import ConflictError, InputError, NotFoundError
from mittari.records.status import Status
from mittari.store import statuses
from mittari.store.engine import writing
from tests.store.world import CLIENT, COACH, LIBRARY

FIRST = Status(CLIENT.id, "unemployed", date(2026, 1, 1), COACH.id)
SECOND = Status(CLIENT.id, "employed", date(2026, 2, 1))


def test_by_day(connection: Connection) -> None:
    for status in (SECOND, FIRST):
        statuses.add(connection, status, LIBRARY.statuses)
    assert statuses.of_client(connection, CLIENT.id) == [FIRST, SECOND]
    statuses.remove(connection, CLIENT.id, FIRST.start)
    assert statuses.of_client(connection, CLIENT.id) == [SECOND]
    with pytest.raises(NotFoundError):
        statuses.remove(connection, CLIENT.id, FIRST.start)


def test_one_that_is_not_on_the_list(connection: Connection) -> None:
    with pytest.raises(InputError, match="list of statuses"):
        statuses.add(connection, Status(CLIENT.id, "fishing", date(2026, 1, 1)), LIBRARY.statuses)


def test_one_a_day(world: Engine) -> None:
    with writing(world) as connection:
        statuses.add(connection, FIRST, LIBRARY.statuses)
    with pytest.raises(ConflictError), writing(world) as connection:
        statuses.add(connection, Status(CLIENT.id, "employed", FIRST.start), LIBRARY.statuses)
