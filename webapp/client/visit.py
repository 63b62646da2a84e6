"""The visit of a client, who came by a personal link."""

from flask import abort, g, make_response, render_template

from mittari.store import clients, drafts, invitations
from mittari.store.engine import reading
from webapp import database
from webapp.answering.visit import Visit, meter_of
from webapp.language import current_language, meter_languages, speak_one_of, t


def current_visit(needs_words: bool = True) -> Visit:
    """The visit of the request at work; the page is then in a language that the meter has.

    A form that was begun goes on with the version it was begun with. Aborts with a page of its own where that is gone,
    or where the questions have no wording on a page that needs it.
    """
    with reading(database.engine()) as connection:
        invitation = invitations.get(connection, g.visitor.invitation)
        draft = drafts.of_invitation(connection, invitation.id)
        g.own_language = clients.get(connection, invitation.client).language
    meter = meter_of(invitation, draft)
    if meter is None:
        abort(make_response(render_template("client/link_problem.html", problem="changed"), 409))
    if not speak_one_of(meter_languages(meter)) and needs_words:
        abort(make_response(render_template("client/link_problem.html", problem="unworded"), 409))
    return Visit(invitation, meter, current_language(), draft, t)
