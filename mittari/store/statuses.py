"""Where clients stand in working life."""

from datetime import date
from uuid import UUID

from sqlalchemy import Connection, delete

from mittari.definitions.code_list import CodeList
from mittari.errors import InputError, NotFoundError, Problem
from mittari.records.status import Status
from mittari.store import rows
from mittari.store.schema.services import statuses


def add(connection: Connection, status: Status, known: CodeList) -> None:
    """Inserts a status; raises InputError for one that is not on the list, ConflictError for a second one a day."""
    if status.status not in known:
        raise InputError([Problem("status", "status", "is not on the list of statuses", "see codes/statuses.yaml")])
    rows.add(connection, status)


def remove(connection: Connection, client: UUID, start: date) -> None:
    """Removes the status that a client has from a day on; raises NotFoundError."""
    own = statuses.c.client == client, statuses.c.start == start
    if connection.execute(delete(statuses).where(*own)).rowcount != 1:
        raise NotFoundError("there is no such status")


def of_client(connection: Connection, client: UUID) -> list[Status]:
    """A client's statuses, by start."""
    return rows.fetch(connection, Status, statuses.c.client == client, order=[statuses.c.start])
