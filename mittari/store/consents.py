"""What a client lets one organisation see of what another has recorded."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, update

from mittari.records.actor import Actor, Event
from mittari.records.consent import Consent
from mittari.store import audit, rows
from mittari.store.engine import writing
from mittari.store.schema.access import consents


def give(engine: Engine, client: UUID, holder: str, viewer: str, now: datetime, by: Actor) -> None:
    """Lets `viewer` see what `holder` has recorded; giving it twice changes nothing."""
    with writing(engine) as connection:
        if rows.fetch(connection, Consent, *_active(client, holder, viewer)):
            return
        rows.add(connection, Consent(client, holder, viewer, now))
        audit.append(connection, Event(now, by, "give_consent", client, f"{holder} to {viewer}"))


def withdraw(engine: Engine, client: UUID, holder: str, viewer: str, now: datetime, by: Actor) -> None:
    """Ends a consent from this moment on; where there is none, nothing changes."""
    with writing(engine) as connection:
        ended = update(consents).where(*_active(client, holder, viewer)).values(withdrawn_at=now)
        if connection.execute(ended).rowcount:
            audit.append(connection, Event(now, by, "withdraw_consent", client, f"{holder} to {viewer}"))


def of_client(connection: Connection, client: UUID) -> list[Consent]:
    """All consents a client has given, those she has withdrawn too, oldest first."""
    return rows.fetch(connection, Consent, consents.c.client == client, order=[consents.c.given_at, consents.c.id])


def _active(client: UUID, holder: str, viewer: str) -> tuple[Any, ...]:
    parties = (consents.c.client == client, consents.c.holder == holder, consents.c.viewer == viewer)
    return (*parties, consents.c.withdrawn_at.is_(None))
