"""Sessions end: on the server, when idle, when old, with the account, with the link."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from mittari.errors import StoreError
from mittari.records.actor import SYSTEM
from mittari.records.staff import Role
from mittari.store import invitations, sessions, staff
from mittari.store.engine import reading
from mittari.store.schema.access import sessions as table
from tests.store.world import CLIENT, COACH, NOW, count, meter


def later(**time: float) -> datetime:
    return NOW + timedelta(**time)


@pytest.fixture
def client_token(world: Engine) -> str:
    token = invitations.invite(world, CLIENT.id, meter(), "imatra", NOW)
    return sessions.start_client(world, invitations.find(world, token, NOW).id, NOW)


def test_a_member_of_staff_with_the_roles_of_this_moment(world: Engine) -> None:
    token = sessions.start_staff(world, COACH.id, NOW)
    found = sessions.touch(world, token, NOW)
    assert found is not None
    assert (found.kind, found.staff, found.client) == ("staff", COACH, None)
    staff.set_roles(world, COACH.id, [Role.OFFICE], NOW, SYSTEM)
    found = sessions.touch(world, token, NOW)
    assert found is not None
    assert found.staff is not None
    assert found.staff.roles == {Role.OFFICE}


def test_a_client_by_link(world: Engine, client_token: str) -> None:
    found = sessions.touch(world, client_token, NOW)
    assert found is not None
    assert (found.kind, found.staff, found.client) == ("client", None, CLIENT.id)


@pytest.mark.parametrize(("kind", "minutes"), [("staff", 30), ("client", 120)])
def test_idle_too_long(world: Engine, client_token: str, kind: str, minutes: int) -> None:
    token = client_token if kind == "client" else sessions.start_staff(world, COACH.id, NOW)
    assert sessions.touch(world, token, later(minutes=minutes)) is not None
    assert sessions.touch(world, token, later(minutes=2 * minutes)) is not None
    assert sessions.touch(world, token, later(minutes=3 * minutes, seconds=1)) is None


def test_twelve_hours_at_most(world: Engine) -> None:
    token = sessions.start_staff(world, COACH.id, NOW)
    for minutes in range(0, 12 * 60, 20):
        assert sessions.touch(world, token, later(minutes=minutes)) is not None
    assert sessions.touch(world, token, later(hours=12)) is None


def test_who_only_reads_needs_no_space_on_the_disk(
    world: Engine, client_token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(engine: Engine) -> None:
        raise StoreError("the database did not do it")

    monkeypatch.setattr(sessions, "writing", full)
    assert sessions.touch(world, client_token, later(minutes=60)) is not None
    assert sessions.touch(world, client_token, later(minutes=121)) is None


def test_signing_out_ends_it_here(world: Engine) -> None:
    token, other = (sessions.start_staff(world, COACH.id, NOW) for _ in range(2))
    sessions.end(world, token, NOW)
    assert sessions.touch(world, token, NOW) is None
    assert sessions.touch(world, other, NOW) is not None


def test_a_link_that_is_replaced_ends_its_session(world: Engine, client_token: str) -> None:
    invitations.invite(world, CLIENT.id, meter(), "imatra", NOW)
    assert sessions.touch(world, client_token, NOW) is None


def test_a_made_up_token(world: Engine) -> None:
    assert sessions.touch(world, "made up", NOW) is None
    sessions.end(world, "made up", NOW)


def test_the_token_is_not_in_the_database(world: Engine) -> None:
    token = sessions.start_staff(world, COACH.id, NOW)
    with reading(world) as connection:
        assert token not in str(connection.execute(table.select()).all())


def test_a_visit_a_moment_later_writes_nothing(world: Engine) -> None:
    token = sessions.start_staff(world, COACH.id, NOW)
    for seconds, written in ((59, NOW), (60, later(seconds=60))):
        sessions.touch(world, token, later(seconds=seconds))
        with reading(world) as connection:
            assert connection.execute(table.select()).one().last_seen == written


def test_old_sessions_are_swept_away(world: Engine) -> None:
    sessions.start_staff(world, COACH.id, NOW)
    sessions.start_staff(world, COACH.id, later(hours=13))
    assert count(world, table) == 1
