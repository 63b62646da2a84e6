"""Members of staff sign in, change roles and leave."""

from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine

from mittari.errors import ConflictError, InputError, NotFoundError
from mittari.records.actor import SYSTEM
from mittari.records.staff import Role
from mittari.store import audit, sessions, staff
from mittari.store.engine import reading, writing
from mittari.store.schema.access import audit_log
from tests.store.world import COACH, NOW, OFFICE, PASSWORD


def test_the_right_password_signs_in_and_is_logged(world: Engine) -> None:
    assert staff.sign_in(world, "coach", PASSWORD, NOW) == COACH
    assert staff.sign_in(world, "coach", PASSWORD + "!", NOW) is None
    assert staff.sign_in(world, "nobody", PASSWORD, NOW) is None
    with reading(world) as connection:
        assert [row.action for row in connection.execute(audit_log.select())] == ["sign_in"]
        assert audit.of_client(connection, COACH.id).empty


def test_reading_back(connection: Connection) -> None:
    assert staff.get(connection, COACH.id) == COACH
    assert staff.of_organisation(connection, "imatra") == [COACH, OFFICE]
    with pytest.raises(NotFoundError):
        staff.get(connection, uuid4())


def test_those_with_a_login(connection: Connection) -> None:
    found = staff.by_login(connection, ["coach", "office", "nobody", "COACH"])
    assert {login: member.id for login, member in found.items()} == {"coach": COACH.id, "office": OFFICE.id}
    assert found["coach"].roles == COACH.roles
    assert staff.by_login(connection, []) == {}


def test_more_logins_than_a_query_can_ask_for(connection: Connection) -> None:
    names = ["coach", *map(str, range(300_000)), "office"]
    assert set(staff.by_login(connection, names)) == {"coach", "office"}


def test_roles_are_replaced(world: Engine) -> None:
    staff.set_roles(world, COACH.id, [Role.OFFICE, Role.ADMIN], NOW, SYSTEM)
    with reading(world) as connection:
        assert staff.get(connection, COACH.id).roles == {Role.OFFICE, Role.ADMIN}
    staff.set_roles(world, COACH.id, [], NOW, SYSTEM)
    with reading(world) as connection:
        assert staff.get(connection, COACH.id).roles == frozenset()


def test_who_left_can_not_sign_in_and_is_signed_out(world: Engine) -> None:
    token = sessions.start_staff(world, COACH.id, NOW)
    staff.set_active(world, COACH.id, False, NOW, SYSTEM)
    assert sessions.touch(world, token, NOW) is None
    assert staff.sign_in(world, "coach", PASSWORD, NOW) is None


def test_a_new_password_ends_sessions(world: Engine) -> None:
    token = sessions.start_staff(world, COACH.id, NOW)
    staff.set_password(world, COACH.id, "another four words", NOW, SYSTEM)
    assert sessions.touch(world, token, NOW) is None
    assert staff.sign_in(world, "coach", PASSWORD, NOW) is None
    assert staff.sign_in(world, "coach", "another four words", NOW) == COACH


def test_two_can_not_have_one_login(world: Engine) -> None:
    with pytest.raises(ConflictError, match="login"), writing(world) as connection:
        staff.add(connection, replace(COACH, id=uuid4()), PASSWORD)


def test_a_weak_password_is_refused(connection: Connection) -> None:
    with pytest.raises(InputError):
        staff.add(connection, replace(COACH, id=uuid4(), login="new"), "short")
