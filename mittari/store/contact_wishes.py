"""Whether a client wants to talk about a topic with her coach."""

from uuid import UUID

from sqlalchemy import Connection, Engine

from mittari.records.actor import Event, client_actor
from mittari.records.consent import ContactWish
from mittari.store import audit, rows
from mittari.store.engine import writing
from mittari.store.schema.access import contact_wishes


def wish(engine: Engine, wanted: ContactWish) -> None:
    """Keeps a wish; the newest one of a topic counts."""
    with writing(engine) as connection:
        rows.add(connection, wanted)
        audit.append(connection, Event(wanted.at, client_actor(wanted.client), "wish", wanted.client, wanted.topic))


def of_client(connection: Connection, client: UUID) -> dict[str, ContactWish]:
    """A client's newest wish by topic."""
    own = contact_wishes.c.client == client
    return {found.topic: found for found in rows.fetch(connection, ContactWish, own, order=[contact_wishes.c.at])}
