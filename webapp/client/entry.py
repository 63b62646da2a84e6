"""In by the personal link, and out again. Opening the link changes nothing: mail programs open links too."""

from flask import g, redirect, render_template, session, url_for
from werkzeug.wrappers import Response

from mittari.errors import ExpiredLinkError, NotFoundError
from mittari.records.plan import Invitation
from mittari.store import clients, invitations, sessions
from mittari.store.engine import reading
from webapp import clock, database, visitor
from webapp.access import Audience, audience
from webapp.client.blueprint import blueprint


@blueprint.get("/l/<token>")
@audience(Audience.PUBLIC)
def landing(token: str) -> str | tuple[str, int]:
    """A page with one button, or what to do about a link that does not work."""
    problem = _problem(token)
    if problem:
        return problem
    if "language" not in session:
        g.own_language = _own_language(invitations.find(database.engine(), token, clock.now()))
        g.pop("language", None)
    return render_template("client/landing.html", token=token)


@blueprint.post("/l/<token>")
@audience(Audience.PUBLIC)
def enter(token: str) -> Response | tuple[str, int]:
    """Starts a session and goes on under an address without the token."""
    problem = _problem(token)
    if problem:
        return problem
    engine, now = database.engine(), clock.now()
    invitation = invitations.find(engine, token, now)
    visitor.come_in(sessions.start_client(engine, invitation.id, now))
    # The client's own language, unless another was chosen in this browser.
    session.setdefault("language", _own_language(invitation))
    return redirect(url_for("client.picture" if invitation.measurement else "client.start"))


@blueprint.post("/my/leave")
@audience(Audience.CLIENT)
def leave() -> Response:
    """Ends the session."""
    visitor.go_out()
    return redirect(url_for("client.ended"))


@blueprint.get("/ended")
@audience(Audience.PUBLIC)
def ended() -> str:
    """The page that says how to come back."""
    return render_template("client/ended.html")


def _problem(token: str) -> tuple[str, int] | None:
    try:
        invitations.find(database.engine(), token, clock.now())
    except ExpiredLinkError:
        return render_template("client/link_problem.html", problem="expired"), 410
    except NotFoundError:
        return render_template("client/link_problem.html", problem="unknown"), 404
    return None


def _own_language(invitation: Invitation) -> str:
    with reading(database.engine()) as connection:
        return clients.get(connection, invitation.client).language
