"""The fingerprint: other after every change, the same after every look."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import Connection

from mittari.records.actor import SYSTEM, Event
from mittari.records.client import Client, Residence
from mittari.records.status import Status
from mittari.store import audit, clients, norms, rows
from mittari.store.fingerprint import LOOKS, fingerprint
from mittari.store.submission import record
from tests.store.world import CLIENT, NOW, TODAY, measurement, meter

NORMS = "norms:\n  - {score: a, population: all, method: x, sem: 2, status: local, source: ours, date: 2026-01-02}\n"

CHANGES: dict[str, Callable[[Connection], object]] = {
    "client": lambda connection: clients.add(connection, Client("Z-9999")),
    "measurement": lambda connection: record(connection, meter(), measurement(TODAY)),
    "residence": lambda connection: clients.move(connection, Residence(CLIENT.id, "153", TODAY + timedelta(days=90))),
    "status": lambda connection: rows.add(connection, Status(CLIENT.id, "employed", TODAY + timedelta(days=90))),
    "norms": lambda connection: norms.add(connection, "small", NORMS, NOW),
    "a logged change": lambda connection: audit.append(connection, Event(NOW, SYSTEM, "end_episode", CLIENT.id)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_shows(connection: Connection, change: str) -> None:
    before = fingerprint(connection)
    CHANGES[change](connection)
    assert fingerprint(connection) != before


@pytest.mark.parametrize("look", LOOKS)
def test_a_look_does_not_show(connection: Connection, look: str) -> None:
    before = fingerprint(connection)
    audit.append(connection, Event(NOW, SYSTEM, look, CLIENT.id))
    assert fingerprint(connection) == before
