"""Which coach has which clients, and who has none."""

from datetime import timedelta
from uuid import uuid4

from sqlalchemy import Connection

from mittari.records.client import Assignment, Client, Membership
from mittari.store import clients, coaching, rows
from mittari.store.coaching import Held
from tests.store.world import CLIENT, COACH, OTHER, OTHER_COACH, TODAY

ALONE = Client("C-3003")
LONG_AGO = TODAY - timedelta(days=400)


def join(connection: Connection, client: Client, until: int | None = None) -> None:
    """A new client of the coach's organisation, perhaps only until so many days from today."""
    last = None if until is None else TODAY + timedelta(days=until)
    rows.add(connection, client, Membership(client.id, "imatra", LONG_AGO, last))


def test_each_organisation_knows_its_own(connection: Connection) -> None:
    assert coaching.numbers(connection, "imatra", TODAY) == {COACH.id: 1}
    assert coaching.numbers(connection, "yhdistys", TODAY) == {OTHER_COACH.id: 1}
    # OTHER is a client of both organisations and has a coach in the other one only.
    assert [held.label for held in coaching.without_coach(connection, "imatra", TODAY)] == [OTHER.label]
    assert coaching.without_coach(connection, "yhdistys", TODAY) == []


def test_who_is_a_client_no_longer_is_nobodys(connection: Connection) -> None:
    join(connection, ALONE, until=-1)
    clients.assign(connection, Assignment(ALONE.id, COACH.id, LONG_AGO))
    assert coaching.numbers(connection, "imatra", TODAY) == {COACH.id: 1}
    assert ALONE.id not in {held.client for held in coaching.without_coach(connection, "imatra", TODAY)}


def test_a_coachs_clients_by_label_since_the_first_of_rows_that_overlap(connection: Connection) -> None:
    join(connection, ALONE, until=0)
    for days in (9, 3):
        clients.assign(connection, Assignment(ALONE.id, COACH.id, TODAY - timedelta(days=days)))
    found = coaching.of_coach(connection, "imatra", COACH.id, TODAY)
    assert [held.label for held in found] == [CLIENT.label, ALONE.label]
    assert found[1] == Held(ALONE.id, ALONE.label, TODAY - timedelta(days=9))
    assert coaching.numbers(connection, "imatra", TODAY) == {COACH.id: 2}


def test_what_begins_later_is_to_come_and_not_yet_there(connection: Connection) -> None:
    join(connection, ALONE)
    later = Assignment(ALONE.id, COACH.id, TODAY + timedelta(days=1))
    clients.assign(connection, later)
    assert coaching.to_come(connection, "imatra", TODAY) == [later]
    assert coaching.to_come(connection, "yhdistys", TODAY) == []
    assert ALONE.id in {held.client for held in coaching.without_coach(connection, "imatra", TODAY)}


def test_a_coach_is_given_only_where_there_is_none(connection: Connection) -> None:
    join(connection, ALONE)
    stranger = Client("D-4004")
    rows.add(connection, stranger)
    wanted = dict.fromkeys((CLIENT.id, OTHER.id, ALONE.id, stranger.id, uuid4()), COACH.id)
    assert coaching.give(connection, "imatra", wanted, TODAY) == 2
    assert coaching.give(connection, "imatra", wanted, TODAY) == 0
    assert coaching.without_coach(connection, "imatra", TODAY) == []
    assert coaching.numbers(connection, "imatra", TODAY) == {COACH.id: 3}
