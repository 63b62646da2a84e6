"""Whom clients can be handed over to."""

import datetime

from flask import Flask

from mittari.records.actor import SYSTEM
from mittari.records.client import Assignment
from mittari.records.staff import Role, StaffMember
from mittari.store import staff
from mittari.store.engine import reading, writing
from tests.webapp.conftest import PASSWORD, World
from webapp import clock
from webapp.colleagues import choices, coaches, later
from webapp.dates import day

NAMESAKE = StaffMember("imatra", "kaisa2", "Kaisa Coach", frozenset({Role.COACH}))


def test_coaches_of_the_organisation_who_can_sign_in(world: World) -> None:
    with writing(world.engine) as connection:
        staff.add(connection, NAMESAKE, PASSWORD)
    with reading(world.engine) as connection:
        assert set(coaches(connection, "imatra")) == {str(world.coach.id), str(NAMESAKE.id)}
        assert set(coaches(connection, "imatra", world.coach.id)) == {str(NAMESAKE.id)}
    staff.set_active(world.engine, NAMESAKE.id, False, clock.now(), SYSTEM)
    with reading(world.engine) as connection:
        assert set(coaches(connection, "imatra")) == {str(world.coach.id)}


def test_what_is_to_come_is_told_in_words(app: Flask, world: World) -> None:
    then = clock.today() + datetime.timedelta(days=3)
    world.keep(Assignment(world.client.id, world.coach.id, then))
    with app.test_request_context(headers={"Accept-Language": "en"}), reading(world.engine) as connection:
        told = later(connection, "imatra", [world.client.id, world.other_client.id])
        assert told == {world.client.id: f"from {day(then)} on Kaisa Coach"}
        assert later(connection, "imatra", [world.other_client.id]) == {}


def test_two_of_one_name_are_told_apart(world: World) -> None:
    both = {str(one.id): one for one in (world.coach, NAMESAKE, world.stranger)}
    assert [choice.label for choice in choices(both)] == [
        "Kaisa Coach (coach)",
        "Kaisa Coach (kaisa2)",
        "Sten Stranger",
    ]
