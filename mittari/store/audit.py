"""The log of who did what to whose data; it never holds an answer, a name or a token."""

from uuid import UUID

import pandas as pd
from sqlalchemy import Connection, Engine, insert, select

from mittari.records.actor import Event
from mittari.store.engine import writing
from mittari.store.schema.access import audit_log


def append(connection: Connection, event: Event) -> None:
    """Logs an event in the transaction of the change it tells of, so that neither is there without the other."""
    row = {
        "at": event.at,
        "actor_kind": event.actor.kind,
        "actor": event.actor.id,
        "action": event.action,
        "client": event.client,
        "object": event.object,
        "detail": event.detail,
    }
    connection.execute(insert(audit_log), row)


def log(engine: Engine, event: Event) -> None:
    """Logs an event that changes nothing, such as looking at a client's record."""
    with writing(engine) as connection:
        append(connection, event)


def of_client(connection: Connection, client: UUID) -> pd.DataFrame:
    """A client's log, oldest first: at (UTC), actor_kind, actor, action, object, detail."""
    columns = [audit_log.c[name] for name in ("at", "actor_kind", "actor", "action", "object", "detail")]
    query = select(*columns).where(audit_log.c.client == client).order_by(audit_log.c.sequence)
    return pd.DataFrame(connection.execute(query).all(), columns=[column.name for column in columns])
