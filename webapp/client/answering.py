"""What it is about, and one question a page, for a client about herself."""

from flask import g, redirect, render_template, url_for
from werkzeug.wrappers import Response

from mittari.store import clients, organisations
from mittari.store.engine import reading
from webapp import clock, database
from webapp.access import Audience, audience
from webapp.answering import pages
from webapp.answering.pages import Page, Pages
from webapp.client.blueprint import blueprint
from webapp.client.visit import current_visit

ENDPOINTS = {"done": "picture"}
"""Pages whose view has another name."""


@blueprint.get("/my/start")
@audience(Audience.CLIENT)
def start() -> Page:
    """What this is about, who sees it, and that it is voluntary."""
    visit = current_visit()
    if visit.sent:
        return redirect(url_for("client.picture"))
    with reading(database.engine()) as connection:
        organisation = organisations.get(connection, visit.invitation.organisation).name
    return render_template("client/start.html", organisation=organisation, **pages.to_start(PAGES, visit))


@blueprint.get("/my")
@audience(Audience.CLIENT)
def go_on() -> Response:
    """To the first question without an answer, to the check page, or to the picture."""
    return pages.go_on(PAGES)


@blueprint.route("/my/answer/<item_id>", methods=["GET", "POST"])
@audience(Audience.CLIENT)
def answer(item_id: str) -> Page:
    """One question: GET shows it with the stored answer, POST saves the answer and goes on."""
    return pages.answer(PAGES, item_id)


def _address(page: str, **arguments: object) -> str:
    return url_for(f"client.{ENDPOINTS.get(page, page)}", **arguments)  # type: ignore[arg-type]


def _show(**told: object) -> str:
    return render_template("client/question.html", coach=_coach(), **told)


def _coach() -> str:
    with reading(database.engine()) as connection:
        coaches = clients.coaches(connection, g.visitor.client, clock.today())
    return coaches[0].display_name if coaches else ""


PAGES = Pages(current_visit, _address, _show)
