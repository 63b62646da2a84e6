"""Who sends the request: looked up in the store each time, so that a changed role or ended session counts at once."""

from dataclasses import dataclass
from uuid import UUID

from flask import g, request, session

from mittari.records.staff import StaffMember
from mittari.store import sessions
from webapp import clock, database

KEY = "visitor"
KEPT = ("language",)


@dataclass(frozen=True)
class Visitor:
    """A member of staff who has signed in, or a client who has opened a personal link, or neither."""

    staff: StaffMember | None = None
    client: UUID | None = None
    invitation: UUID | None = None


NOBODY = Visitor()


def recognise() -> None:
    """Puts the visitor into `g.visitor`; runs before every view."""
    g.visitor = NOBODY
    # A page that is nobody's does not even look at the cookie, so that it may be kept.
    token = None if request.endpoint in (None, "static", "health.health") else session.get(KEY)
    if token is None:
        return
    found = sessions.touch(database.engine(), token, clock.now())
    if found is None:
        session.pop(KEY)
    else:
        g.visitor = Visitor(found.staff, found.client, found.invitation)


def come_in(token: str) -> None:
    """Makes the holder of the browser the one whom a new session of the store belongs to."""
    _forget()
    session[KEY] = token


def go_out() -> None:
    """Ends the session on the server and in the browser."""
    token = session.get(KEY)
    if token:
        sessions.end(database.engine(), token, clock.now())
    _forget()


def _forget() -> None:
    """Empties the cookie but for the language: form tokens from before stop working."""
    kept = {name: session[name] for name in KEPT if name in session}
    session.clear()
    session.update(kept)
