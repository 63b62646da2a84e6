"""Whom clients can be handed over to."""

from mittari.records.actor import SYSTEM
from mittari.records.staff import Role, StaffMember
from mittari.store import staff
from mittari.store.engine import reading, writing
from tests.webapp.conftest import PASSWORD, World
from webapp import clock
from webapp.colleagues import choices, coaches

NAMESAKE = StaffMember("imatra", "kaisa2", "Kaisa Coach", frozenset({Role.COACH}))


def test_coaches_of_the_organisation_who_can_sign_in(world: World) -> None:
    with writing(world.engine) as connection:
        staff.add(connection, NAMESAKE, PASSWORD)
    with reading(world.engine) as connection:
        assert set(coaches(connection, "imatra")) == {str(world.coach.id), str(NAMESAKE.id)}
        assert set(coaches(connection, "imatra", world.coach.id)) == {str(NAMESAKE.id)}
    staff.deactivate(world.engine, NAMESAKE.id, clock.now(), SYSTEM)
    with reading(world.engine) as connection:
        assert set(coaches(connection, "imatra")) == {str(world.coach.id)}


def test_two_of_one_name_are_told_apart(world: World) -> None:
    both = {str(one.id): one for one in (world.coach, NAMESAKE, world.stranger)}
    assert [choice.label for choice in choices(both)] == [
        "Kaisa Coach (coach)",
        "Kaisa Coach (kaisa2)",
        "Sten Stranger",
    ]
