"""Personal links. The token is in the link alone; the database has its hash."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, insert, select, update

from mittari.definitions.meter import Meter
from mittari.errors import ExpiredLinkError, NotFoundError
from mittari.records.actor import SYSTEM, Actor, Event
from mittari.records.plan import Invitation
from mittari.store import audit
from mittari.store.engine import reading, writing
from mittari.store.schema.inviting import drafts, invitations
from mittari.store.schema.measuring import measurements
from mittari.store.tokens import hash_token, new_token

LIFE = timedelta(days=14)
LINKS = invitations.c.rater.is_(None)
"""The rest are forms that staff fill in: see assessments."""


def invite(
    engine: Engine,
    client: UUID,
    meter: Meter,
    organisation: str,
    now: datetime,
    plan: UUID | None = None,
    by: Actor = SYSTEM,
) -> str:
    """The token of a new link for a client to answer a meter; her older, unanswered links for it stop working.

    A form begun through an older link goes on in the new one.
    """
    token, invitation = new_token(), uuid4()
    row = {"id": invitation, "client": client, "organisation": organisation, "instrument": meter.id, "plan": plan}
    with writing(engine) as connection:
        older = (invitations.c.client == client, invitations.c.instrument == meter.id, LINKS)
        _revoke(connection, now, *older)
        secret = {"token_hash": hash_token(token), "created": now, "expires": now + LIFE}
        connection.execute(insert(invitations), row | secret)
        _carry_over(connection, row, meter)
        audit.append(connection, Event(now, by, "invite", client, str(invitation)))
    return token


def find(engine: Engine, token: str, now: datetime) -> Invitation:
    """The invitation of a token; raises NotFoundError for an unknown one, ExpiredLinkError for one that has ended.

    Finding changes nothing. A link that was answered still opens the person's own picture until it expires.
    """
    with reading(engine) as connection:
        found = _one(connection, invitations.c.token_hash == hash_token(token))
    if found.revoked_at is not None:
        raise ExpiredLinkError("this link was replaced by a newer one; open the newest link you were sent")
    if now >= found.expires:
        raise ExpiredLinkError("this link is too old; ask your coach for a new one")
    return found


def get(connection: Connection, invitation: UUID) -> Invitation:
    """An invitation by id; raises NotFoundError."""
    return _one(connection, invitations.c.id == invitation)


def of_client(connection: Connection, client: UUID) -> list[Invitation]:
    """A client's own invitations, oldest first."""
    query = (
        query_invitations()
        .where(invitations.c.client == client, LINKS)
        .order_by(invitations.c.created, invitations.c.id)
    )
    return [Invitation(**row._mapping) for row in connection.execute(query)]


def revoke(engine: Engine, invitation: UUID, now: datetime, by: Actor) -> None:
    """Ends a link; raises NotFoundError."""
    with writing(engine) as connection:
        client = get(connection, invitation).client
        _revoke(connection, now, invitations.c.id == invitation)
        audit.append(connection, Event(now, by, "revoke_invitation", client, str(invitation)))


def _revoke(connection: Connection, now: datetime, *which: Any) -> None:
    answered = select(measurements.c.invitation).where(measurements.c.invitation == invitations.c.id).exists()
    open_ones = (*which, invitations.c.revoked_at.is_(None), ~answered)
    connection.execute(update(invitations).where(*open_ones).values(revoked_at=now))


def _carry_over(connection: Connection, row: dict[str, Any], meter: Meter) -> None:
    """Moves the form begun through an older link of the same organisation to the new one: nothing is asked twice."""
    same = [invitations.c[name] == row[name] for name in ("client", "instrument", "organisation")]
    same += [LINKS, drafts.c.content_hash == meter.content_hash]
    begun = select(drafts.c.id).join(invitations).where(*same).order_by(drafts.c.updated.desc()).limit(1)
    connection.execute(update(drafts).where(drafts.c.id == begun.scalar_subquery()).values(invitation=row["id"]))


def query_invitations() -> Any:
    """A query for the columns of an Invitation, to be narrowed."""
    names = ("id", "client", "organisation", "instrument", "plan", "created", "expires", "revoked_at", "rater")
    columns = [invitations.c[name] for name in names]
    answered = invitations.c.id == measurements.c.invitation
    return select(*columns, measurements.c.id.label("measurement")).outerjoin(measurements, answered)


def _one(connection: Connection, condition: Any) -> Invitation:
    row = connection.execute(query_invitations().where(condition)).one_or_none()
    if row is None:
        raise NotFoundError("there is no such link")
    return Invitation(**row._mapping)
