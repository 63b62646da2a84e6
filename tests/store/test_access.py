"""Who may see whom: a coach her own clients, an organisation its own records and those it was allowed."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine, update

from mittari.records.actor import SYSTEM
from mittari.records.client import Assignment
from mittari.store import clients, staff
from mittari.store.access import coach_may_see, visible_to
from mittari.store.engine import reading
from mittari.store.schema.people import client_organisations, staff_roles
from tests.store.world import CLIENT, COACH, NOW, OFFICE, OTHER, OTHER_COACH, TODAY


@pytest.mark.parametrize(
    ("member", "client", "may"),
    [
        (COACH, CLIENT, True),
        (COACH, OTHER, False),
        (OTHER_COACH, OTHER, True),
        (OTHER_COACH, CLIENT, False),
        (OFFICE, CLIENT, False),
        (replace(COACH, id=uuid4()), CLIENT, False),
        (COACH, replace(CLIENT, id=uuid4()), False),
    ],
)
def test_own_clients_only(connection: Connection, member: object, client: object, may: bool) -> None:
    assert coach_may_see(connection, member.id, client.id, TODAY) == may  # type: ignore[attr-defined]


def test_not_before_and_not_after(connection: Connection) -> None:
    clients.assign(connection, Assignment(OTHER.id, COACH.id, TODAY, TODAY + timedelta(days=1)))
    days = {day: coach_may_see(connection, COACH.id, OTHER.id, TODAY + timedelta(days=day)) for day in (-1, 0, 1, 2)}
    assert days == {-1: False, 0: True, 1: True, 2: False}


def test_not_when_the_client_has_left_the_organisation(connection: Connection) -> None:
    connection.execute(update(client_organisations).values(until=TODAY - timedelta(days=1)))
    assert not coach_may_see(connection, COACH.id, CLIENT.id, TODAY)


def test_not_without_the_role(connection: Connection) -> None:
    connection.execute(staff_roles.delete())
    assert not coach_may_see(connection, COACH.id, CLIENT.id, TODAY)


def test_not_after_the_account_is_closed(world: Engine) -> None:
    staff.set_active(world, COACH.id, False, NOW, SYSTEM)
    with reading(world) as connection:
        assert not coach_may_see(connection, COACH.id, CLIENT.id, TODAY)


def test_a_withdrawn_consent_shows_nothing(path: Engine) -> None:
    with reading(path) as connection:
        assert visible_to(connection, [CLIENT.id], "imatra") == {CLIENT.id: {"imatra"}}
        both = visible_to(connection, [CLIENT.id, OTHER.id], "yhdistys")
    assert both == {CLIENT.id: {"yhdistys"}, OTHER.id: {"yhdistys"}}
