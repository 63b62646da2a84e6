"""Everything about one person, found by following the foreign keys to clients: to hand over, and to erase."""

from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, Table, delete, or_, select, update

from mittari.records.actor import Actor, Event
from mittari.store import audit, clients
from mittari.store.engine import checkpoint, reading, writing
from mittari.store.json_rows import to_json
from mittari.store.schema import metadata
from mittari.store.schema.access import audit_log
from mittari.store.schema.people import clients as clients_table

SECRET = frozenset({"token_hash"})
"""Columns that are keys to a door and tell nothing about the person."""


def export_person(engine: Engine, client: UUID) -> dict[str, list[dict[str, Any]]]:
    """All rows of a person by table, the log of her data included, as JSON can carry them.

    Raises NotFoundError. What is there is everything the database knows about her, except the hashes of links.
    """
    with reading(engine) as connection:
        clients.get(connection, client)
        found = {table.name: _rows(connection, table, client) for table in personal_tables()}
        return found | {"audit_log": _rows(connection, audit_log, client)}


def erase_person(engine: Engine, client: UUID, now: datetime, by: Actor) -> None:
    """Deletes all rows of a person; the log keeps when somebody did something, but no longer to whom.

    Raises NotFoundError.
    """
    with writing(engine) as connection:
        clients.get(connection, client)
        for table in reversed(personal_tables()):
            connection.execute(delete(table).where(belongs_to(table, client)))
        _forget_in_log(connection, client)
        audit.append(connection, Event(now, by, "erase_person"))
    checkpoint(engine)


@cache
def personal_tables() -> tuple[Table, ...]:
    """The tables with rows about a client: clients, and all that point there, straight or through each other."""
    found: list[Table] = []
    for table in metadata.sorted_tables:
        if table is clients_table or any(key.column.table in found for key in table.foreign_keys):
            found.append(table)
    return tuple(found)


def belongs_to(table: Table, client: UUID) -> Any:
    """The condition for a row of a table to be about a client."""
    if table is audit_log:
        return table.c.client == client
    if table is clients_table:
        return table.c.id == client
    keys = [key for key in table.foreign_keys if key.column.table in personal_tables()]
    return or_(*(key.parent.in_(select(key.column).where(belongs_to(key.column.table, client))) for key in keys))


def _rows(connection: Connection, table: Table, client: UUID) -> list[dict[str, Any]]:
    columns = [column for column in table.columns if column.name not in SECRET]
    query = select(*columns).where(belongs_to(table, client)).order_by(*table.primary_key.columns)
    return [to_json(row._asdict()) for row in connection.execute(query)]


def _forget_in_log(connection: Connection, client: UUID) -> None:
    about = update(audit_log).where(audit_log.c.client == client)
    connection.execute(about.values(client=None, object=None, detail=""))
    connection.execute(update(audit_log).where(audit_log.c.actor == client).values(actor=None))
