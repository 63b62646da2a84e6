"""Clients: found by label, living somewhere, somebody's for a time."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine

from mittari.errors import ConflictError, NotFoundError
from mittari.records.client import Assignment, Client, Identity, Membership, Residence
from mittari.store import clients
from mittari.store.engine import writing
from tests.store.world import CLIENT, COACH, OFFICE, OTHER, OTHER_COACH, TODAY


def test_found_by_id_and_by_label(connection: Connection) -> None:
    assert clients.get(connection, CLIENT.id) == CLIENT
    assert clients.by_label(connection, " a-2217 ") == CLIENT
    for missing in (lambda: clients.get(connection, uuid4()), lambda: clients.by_label(connection, "X-1")):
        with pytest.raises(NotFoundError, match="no such client"):
            missing()


def test_a_label_in_small_letters_is_found_as_it_is_written(connection: Connection) -> None:
    small, capital = Client("b-1"), Client("C-1")
    for each in (small, capital, Client("B-1")):
        clients.add(connection, each)
    assert clients.by_label(connection, "b-1") == small
    assert clients.by_label(connection, "c-1") == capital


def test_identity_stands_apart(connection: Connection) -> None:
    found = clients.identity(connection, CLIENT.id)
    assert found is not None
    assert found.name == "Canary Name"
    assert "Canary" not in repr(found)
    assert clients.identity(connection, OTHER.id) is None


def test_a_new_client(connection: Connection) -> None:
    label = clients.new_label(connection)
    new = Client(label)
    clients.add(connection, new, Identity(new.id, "Name"))
    clients.join(connection, Membership(new.id, "imatra", TODAY))
    clients.assign(connection, Assignment(new.id, OFFICE.id, TODAY))
    clients.move(connection, Residence(new.id, "405", TODAY))
    assert clients.organisations_of(connection, new.id, TODAY) == ["imatra"]
    assert clients.coaches(connection, new.id, TODAY) == [OFFICE]
    assert clients.of_coach(connection, OFFICE.id, TODAY) == [new]


def test_labels_tell_nothing_and_are_free(connection: Connection) -> None:
    labels = {clients.new_label(connection) for _ in range(200)}
    assert len(labels) > 190
    assert "A-2217" not in labels


def test_two_can_not_have_one_label(world: Engine) -> None:
    with pytest.raises(ConflictError, match="label"), writing(world) as connection:
        clients.add(connection, Client("A-2217"))


@pytest.mark.parametrize(("day", "theirs"), [(-1, False), (0, True), (9, True), (10, True), (11, False)])
def test_from_the_first_day_to_the_last(connection: Connection, day: int, theirs: bool) -> None:
    start = date(2026, 1, 1)
    until = start + timedelta(days=10)
    clients.assign(connection, Assignment(CLIENT.id, OTHER_COACH.id, start, until))
    clients.join(connection, Membership(CLIENT.id, "yhdistys", start, until))
    today = start + timedelta(days=day)
    assert (CLIENT in clients.of_coach(connection, OTHER_COACH.id, today)) == theirs
    assert (OTHER_COACH in clients.coaches(connection, CLIENT.id, today)) == theirs
    assert ("yhdistys" in clients.organisations_of(connection, CLIENT.id, today)) == theirs
    assert COACH in clients.coaches(connection, CLIENT.id, today)
