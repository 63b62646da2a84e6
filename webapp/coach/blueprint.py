"""The blueprint that the coach's pages share, and its one rule: a coach opens her own clients only."""

from uuid import UUID

from flask import Blueprint, g, request
from werkzeug.exceptions import NotFound

from mittari.records.actor import Event, staff_actor
from mittari.store import access, audit, clients
from mittari.store.engine import reading
from webapp import clock, database
from webapp.staff_language import speak_plainly

blueprint = Blueprint("coach", __name__, url_prefix="/coach")

blueprint.before_request(speak_plainly)


@blueprint.before_request
def open_own_client() -> None:
    """Puts the client of the address into `g.client` and logs the look at her; NotFound for anybody else's client."""
    client = (request.view_args or {}).get("client_id")
    if client is None:
        return
    with reading(database.engine()) as connection:
        if not access.coach_may_see(connection, g.visitor.staff.id, client, clock.today()):
            raise NotFound
        g.client = clients.get(connection, client)
    if request.method in ("GET", "HEAD"):
        log_look("view", client)


def log_look(action: str, client: UUID | None = None) -> None:
    """Logs that this coach looks at clients' data; goes before anything is shown."""
    audit.log(database.engine(), Event(clock.now(), staff_actor(g.visitor.staff.id), action, client, request.endpoint))
