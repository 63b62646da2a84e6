"""Clients handed over: who may see them on which day, and what stays of before."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import Engine, select

from mittari.errors import NotFoundError
from mittari.records.actor import SYSTEM
from mittari.records.client import Assignment, Client, Membership
from mittari.records.staff import Role, StaffMember
from mittari.store import audit, clients, rows, staff
from mittari.store.access import coach_may_see
from mittari.store.engine import reading, writing
from mittari.store.handover import AT_ONCE, Handover, hand_over, held
from mittari.store.schema.people import assignments
from tests.store.world import CLIENT, COACH, NOW, OFFICE, OTHER, OTHER_COACH, PASSWORD, TODAY

SECOND = StaffMember("imatra", "second", "Second coach", frozenset({Role.COACH}))
START = date(2025, 1, 7)


@pytest.fixture
def world(world: Engine) -> Engine:
    """The small world with a second coach in CLIENT's organisation."""
    with writing(world) as connection:
        staff.add(connection, SECOND, PASSWORD)
    return world


def hand(
    engine: Engine, source: StaffMember | None, target: StaffMember, day: date = TODAY, chosen: Iterable[UUID] = ()
) -> None:
    handover = Handover(source.id if source else None, target, day)
    hand_over(engine, handover, list(chosen) or [CLIENT.id], TODAY, NOW, SYSTEM)


def kept(engine: Engine, client: Client = CLIENT) -> list[tuple[UUID, date, date | None]]:
    """Coach, first and last day of every row of a client."""
    columns = assignments.c.coach, assignments.c.since, assignments.c.until
    with reading(engine) as connection:
        query = select(*columns).where(assignments.c.client == client.id).order_by(assignments.c.since)
        return [tuple(row) for row in connection.execute(query)]


def days(count: int) -> date:
    return TODAY + timedelta(days=count)


def test_from_the_day_on_the_other_one_sees_her_and_the_days_before_stay(world: Engine) -> None:
    hand(world, COACH, SECOND, days(7))
    assert kept(world) == [(COACH.id, START, days(6)), (SECOND.id, days(7), None)]
    with reading(world) as connection:
        sees = [[coach_may_see(connection, each.id, CLIENT.id, days(n)) for each in (COACH, SECOND)] for n in (6, 7)]
    assert sees == [[True, False], [False, True]]


def test_handing_back_at_once_undoes_it(world: Engine) -> None:
    hand(world, COACH, SECOND)
    hand(world, SECOND, COACH)
    assert kept(world) == [(COACH.id, START, days(-1)), (COACH.id, TODAY, None)]


def test_a_handover_to_come_is_replaced_or_dropped(world: Engine) -> None:
    hand(world, COACH, SECOND, days(30))
    hand(world, COACH, SECOND, days(3))
    assert kept(world) == [(COACH.id, START, days(2)), (SECOND.id, days(3), None)]
    hand(world, COACH, COACH)
    assert kept(world) == [(COACH.id, START, None)]


def test_from_nobody(world: Engine) -> None:
    hand(world, None, SECOND, chosen=[OTHER.id])
    # Her coach in the other organisation is not touched.
    assert kept(world, OTHER) == [(OTHER_COACH.id, START, None), (SECOND.id, TODAY, None)]


def test_who_has_her_already_goes_on_having_her(world: Engine) -> None:
    with writing(world) as connection:
        clients.assign(connection, Assignment(CLIENT.id, SECOND.id, days(-5), days(5)))
    hand(world, COACH, SECOND)
    assert kept(world) == [(COACH.id, START, days(-1)), (SECOND.id, days(-5), None)]


@pytest.mark.parametrize(
    ("source", "target", "day", "client"),
    [
        (None, SECOND, TODAY, CLIENT),
        (SECOND, COACH, TODAY, CLIENT),
        (COACH, OTHER_COACH, TODAY, CLIENT),
        (OTHER_COACH, SECOND, TODAY, OTHER),
        (COACH, OFFICE, TODAY, CLIENT),
        (COACH, SECOND, TODAY - timedelta(days=1), CLIENT),
        (COACH, SECOND, TODAY, Client("Z-9999")),
    ],
)
def test_what_can_not_be_changes_nothing(
    world: Engine, source: StaffMember | None, target: StaffMember, day: date, client: Client
) -> None:
    before = kept(world), kept(world, OTHER)
    with pytest.raises(NotFoundError):
        hand(world, source, target, day, [client.id])
    assert (kept(world), kept(world, OTHER)) == before


def test_each_client_has_a_line_in_the_log_without_a_name(world: Engine) -> None:
    hand(world, COACH, SECOND, days(7))
    with reading(world) as connection:
        line = audit.of_client(connection, CLIENT.id).iloc[-1]
    assert (line["action"], line["object"]) == ("hand_over", str(SECOND.id))
    assert line["detail"] == f"from {COACH.id}, as of {days(7)}"


def test_more_than_one_query_takes_are_handed_over_in_one_go(world: Engine) -> None:
    many = [Client(f"M-{number}") for number in range(AT_ONCE + 3)]
    with writing(world) as connection:
        rows.add(connection, *many, *(Membership(one.id, "imatra", START) for one in many))
    hand(world, None, SECOND, chosen=[one.id for one in many])
    with reading(world) as connection:
        assert len(held(connection, "imatra", SECOND.id, TODAY)) == len(many)
        assert [one.label for one in held(connection, "imatra", None, TODAY)] == [OTHER.label]
