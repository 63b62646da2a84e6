"""Sessions live here and not in the cookie, so that signing out ends them and a changed role counts at once."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import Connection, Engine, Row, delete, insert, select, update

from mittari.errors import StoreError
from mittari.records.staff import StaffMember
from mittari.store import staff as members
from mittari.store.engine import reading, writing
from mittari.store.schema.access import sessions
from mittari.store.schema.inviting import invitations
from mittari.store.tokens import hash_token, new_token

LONGEST = timedelta(hours=12)
IDLE = {"staff": timedelta(minutes=30), "client": timedelta(hours=2)}
PRECISION = timedelta(minutes=1)
"""How exactly the last visit is kept, so that not every page writes."""


@dataclass(frozen=True)
class Session:
    """Somebody who is signed in (`staff`, with the roles of this moment) or came by a link (`client`, `invitation`)."""

    kind: Literal["staff", "client"]
    staff: StaffMember | None
    invitation: UUID | None
    client: UUID | None
    created: datetime
    expires: datetime


def start_staff(engine: Engine, member: UUID, now: datetime) -> str:
    """The token of a new session of a member of staff."""
    return _start(engine, {"kind": "staff", "staff": member}, now)


def start_client(engine: Engine, invitation: UUID, now: datetime) -> str:
    """The token of a new session of a client who came by a personal link."""
    return _start(engine, {"kind": "client", "invitation": invitation}, now)


def touch(engine: Engine, token: str, now: datetime) -> Session | None:
    """The session of a token, kept alive by asking; None if it has ended, for whatever reason."""
    with reading(engine) as connection:
        row = connection.execute(_by_token(token)).one_or_none()
        session = _session(connection, row) if row and _is_alive(row, now) else None
    if session and row and now - row.last_seen >= PRECISION:
        # Where nothing can be saved, people can still read; their session only ends sooner.
        with suppress(StoreError), writing(engine) as connection:
            own = sessions.c.token_hash == hash_token(token)
            connection.execute(update(sessions).where(own).values(last_seen=now))
    return session


def end(engine: Engine, token: str, now: datetime) -> None:
    """Ends the session of a token, if there is one."""
    with writing(engine) as connection:
        open_one = (sessions.c.token_hash == hash_token(token), sessions.c.ended.is_(None))
        connection.execute(update(sessions).where(*open_one).values(ended=now))


def _start(engine: Engine, owner: dict[str, Any], now: datetime) -> str:
    token = new_token()
    row = {"token_hash": hash_token(token), "created": now, "last_seen": now, "expires": now + LONGEST}
    with writing(engine) as connection:
        connection.execute(delete(sessions).where(sessions.c.expires < now))
        connection.execute(insert(sessions), row | owner)
    return token


def _by_token(token: str) -> Any:
    query = select(sessions, invitations.c.client, invitations.c.revoked_at)
    return query.outerjoin(invitations).where(sessions.c.token_hash == hash_token(token))


def _is_alive(row: Row[Any], now: datetime) -> bool:
    idle = now - row.last_seen > IDLE[row.kind]
    return row.ended is None and row.revoked_at is None and now < row.expires and not idle


def _session(connection: Connection, row: Row[Any]) -> Session | None:
    member = members.get(connection, row.staff) if row.staff else None
    if member and not member.active:
        return None
    return Session(row.kind, member, row.invitation, row.client, row.created, row.expires)
