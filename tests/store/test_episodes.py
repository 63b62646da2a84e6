"""Episodes: of a known service, ended on a day, overlapping if they did."""

from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine

from mittari.errors import ConflictError, InputError, NotFoundError
from mittari.records.episode import Episode
from mittari.store import episodes
from mittari.store.engine import writing
from tests.store.world import CLIENT, LIBRARY, OTHER

FIRST = Episode(CLIENT.id, "imatra", "paja", "work_trial", date(2026, 1, 1))
SECOND = Episode(CLIENT.id, "yhdistys", "paja", "coaching", date(2026, 1, 5), date(2026, 1, 5))


def test_overlapping_ones_by_start(connection: Connection) -> None:
    for episode in (SECOND, FIRST):
        episodes.add(connection, episode, LIBRARY.services)
    assert episodes.of_client(connection, CLIENT.id) == [FIRST, SECOND]
    assert episodes.of_client(connection, OTHER.id) == []


def test_a_service_that_is_not_on_the_list(connection: Connection) -> None:
    with pytest.raises(InputError, match="list of services"):
        episodes.add(connection, Episode(CLIENT.id, "imatra", "paja", "fishing", date(2026, 1, 1)), LIBRARY.services)


def test_ended_on_its_last_day(connection: Connection) -> None:
    episodes.add(connection, FIRST, LIBRARY.services)
    episodes.end(connection, FIRST.id, date(2026, 1, 1))
    assert episodes.of_client(connection, CLIENT.id)[0].end == date(2026, 1, 1)
    with pytest.raises(NotFoundError):
        episodes.end(connection, uuid4(), date(2026, 1, 1))


def test_the_database_refuses_an_end_before_the_start(world: Engine) -> None:
    with writing(world) as connection:
        episodes.add(connection, FIRST, LIBRARY.services)
    with pytest.raises(ConflictError, match="ck_episodes_end_after_start"), writing(world) as connection:
        episodes.end(connection, FIRST.id, date(2025, 12, 31))


def test_removed_when_it_was_a_mistake(connection: Connection) -> None:
    episodes.add(connection, FIRST, LIBRARY.services)
    episodes.remove(connection, FIRST.id)
    assert episodes.of_client(connection, CLIENT.id) == []
    with pytest.raises(NotFoundError):
        episodes.remove(connection, FIRST.id)
