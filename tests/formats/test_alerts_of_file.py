"""Recent forms of a file ask a coach, older ones are counted, and who has no coach is told by row."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection

from mittari.formats.alerts_of_file import Asking, ask_for_recent
from mittari.records.measurement import Measurement
from mittari.store import alerts
from mittari.store.bulk import record_many
from mittari.store.engine import open_database, writing
from tests.store.test_alerts import watching
from tests.store.world import CLIENT, OTHER, TODAY, measurement, populate


@pytest.fixture
def connection(database_url: str) -> Iterator[Connection]:
    engine = open_database(database_url)
    populate(engine)
    with writing(engine) as connection:
        yield connection
    engine.dispose()


def days_ago(days: int, client: UUID = CLIENT.id) -> Measurement:
    """A form whose ability of 6 asks for somebody."""
    return measurement(TODAY - timedelta(days=days), client)


def ask(connection: Connection, *forms: Measurement, **more: int) -> Asking:
    record_many(connection, {"steps": watching()}, forms)
    return ask_for_recent(connection, watching(), dict(enumerate(forms, 2)), TODAY, **more)


def raised(connection: Connection) -> list[int]:
    """How many days ago the answers were given that wait for CLIENT's coach."""
    found = alerts.of_clients(connection, [CLIENT.id], "imatra")
    return [(TODAY - day.date()).days for day in found["answered_on"]]


def test_only_recent_forms_raise_alerts_and_the_others_are_counted(connection: Connection) -> None:
    forms = [days_ago(days) for days in (0, 13, 14, 800)]
    calm = measurement(TODAY, ability=5)
    assert ask(connection, *forms, calm) == Asking(clients=1, older=2)
    assert raised(connection) == [0, 13]


def test_who_has_no_coach_of_the_organisation_is_told_by_row(connection: Connection) -> None:
    others = days_ago(1, OTHER.id)
    assert ask(connection, days_ago(1), others, days_ago(30, OTHER.id)) == Asking(2, (3,), 1)
    assert len(alerts.of_clients(connection, [OTHER.id], "imatra")) == 1


def test_how_many_days_is_a_choice(connection: Connection) -> None:
    assert ask(connection, days_ago(0), days=0) == Asking(older=1)
    assert raised(connection) == []
    assert ask(connection, days_ago(40), days=41) == Asking(clients=1)
    assert raised(connection) == [40]
