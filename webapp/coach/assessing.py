"""A coach answers a meter about a client, with the pages that clients have for their own."""

from typing import NoReturn
from uuid import UUID

from flask import abort, flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mittari.store import drafts
from mittari.store.engine import reading
from webapp import database
from webapp.access import Audience, audience
from webapp.answering import pages
from webapp.answering.pages import Page, Pages
from webapp.answering.sending import send, to_check
from webapp.answering.visit import Visit, meter_of
from webapp.coach import lists
from webapp.coach.assessments import own_assessment
from webapp.coach.blueprint import blueprint
from webapp.language import current_language, speak_one_of, t

ENDPOINTS = {
    "start": "assessment",
    "go_on": "assess_on",
    "answer": "assess",
    "check": "check_assessment",
}
OWN_WORDS = {
    f"answer.{key}": f"coach.answer_{key}" for key in ("refused", "not_applicable", "choose", "write", "tick_or_none")
}
"""What is said to clients about themselves, and what is said to a coach instead."""

PLACE = "/clients/<uuid:client_id>/assessments/<uuid:assessment_id>"


@blueprint.get(PLACE)
@audience(Audience.COACH)
def assessment(client_id: UUID, assessment_id: UUID) -> Page:
    """What it is about, and who sees it."""
    visit = current_visit()
    if visit.sent:
        return redirect(_address("done"))
    return render_template("coach/assessment.html", client=g.client, **pages.to_start(PAGES, visit))


@blueprint.get(f"{PLACE}/on")
@audience(Audience.COACH)
def assess_on(client_id: UUID, assessment_id: UUID) -> Response:
    """To the first question without an answer, to the check page, or to the client's page."""
    return pages.go_on(PAGES)


@blueprint.route(f"{PLACE}/answer/<item_id>", methods=["GET", "POST"])
@audience(Audience.COACH)
def assess(client_id: UUID, assessment_id: UUID, item_id: str) -> Page:
    """One question: GET shows it with the stored answer, POST saves the answer and goes on."""
    return pages.answer(PAGES, item_id)


@blueprint.get(f"{PLACE}/check")
@audience(Audience.COACH)
def check_assessment(client_id: UUID, assessment_id: UUID) -> Page:
    """All questions with their answers, each with a way back to it."""
    visit = current_visit()
    if visit.sent or visit.draft is None:
        return redirect(_address("go_on"))
    return render_template("coach/check_assessment.html", client=g.client, **to_check(PAGES, visit))


@blueprint.post(f"{PLACE}/send")
@audience(Audience.COACH)
def send_assessment(client_id: UUID, assessment_id: UUID) -> Response:
    """The client's page with the assessment on it; sent once, however often it is asked to."""
    visit = current_visit()
    if visit.draft is None and not visit.sent:
        return redirect(_address("go_on"))
    send(visit)
    flash(t("coach.assessment_sent"), "success")
    return redirect(_address("done"))


def current_visit() -> Visit:
    """The assessment of the address; the page is then in a language of staff that the meter has.

    Raises NotFoundError for anybody else's. Leads back to the client's page, with the reason, where the version that
    was begun is gone or has no wording.
    """
    arguments = request.view_args or {}
    form = own_assessment(arguments["client_id"], arguments["assessment_id"])
    with reading(database.engine()) as connection:
        draft = drafts.of_invitation(connection, form.id)
    meter = meter_of(form, draft)
    if meter is None:
        _back_with("coach.assessment_changed")
    if not speak_one_of(lists.staff_meter_languages(meter)):
        _back_with("coach.assessment_unworded")
    return Visit(form, meter, current_language(), draft, say)


def say(key: str, **values: object) -> str:
    """A sentence of the app, in the words for somebody who answers about another."""
    return t(OWN_WORDS.get(key, key), **values)


def _back_with(reason: str) -> NoReturn:
    flash(t(reason), "error")
    abort(redirect(_address("done")))


def _address(page: str, **arguments: object) -> str:
    here = request.view_args or {}
    whose = {"client_id": here["client_id"]}
    if page == "done":
        return url_for("coach.client", **whose, _anchor="measurements")
    arguments |= {**whose, "assessment_id": here["assessment_id"]}
    return url_for(f"coach.{ENDPOINTS[page]}", **arguments)  # type: ignore[arg-type]


def _show(**told: object) -> str:
    return render_template("coach/assess.html", client=g.client, **told)


PAGES = Pages(current_visit, _address, _show)
