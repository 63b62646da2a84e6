"""One question a page: shown with the stored answer, saved when "continue" is chosen, left and taken up at any time."""

import math

from flask import abort, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response
from wtforms import Form

from mittari.definitions.item import Item
from mittari.store import clients, organisations
from mittari.store.engine import reading
from webapp import clock, database
from webapp.access import Audience, audience
from webapp.client import saving
from webapp.client.blueprint import blueprint
from webapp.client.visit import Visit, current_visit
from webapp.forms import Question, in_words, question_form, read_answer
from webapp.language import t

SECONDS_A_QUESTION = 12
Page = Response | str | tuple[str, int]


@blueprint.get("/my/start")
@audience(Audience.CLIENT)
def start() -> Page:
    """What this is about, who sees it, and that it is voluntary."""
    visit = current_visit()
    if visit.sent:
        return redirect(url_for("client.picture"))
    with reading(database.engine()) as connection:
        organisation = organisations.get(connection, visit.invitation.organisation).name
    questions = len(visit.meter.items)
    minutes = _minutes(visit, questions)
    return render_template(
        "client/start.html", **_wording(visit), organisation=organisation, questions=questions, minutes=minutes,
        begun=visit.draft is not None,
    )  # fmt: skip


@blueprint.get("/my")
@audience(Audience.CLIENT)
def go_on() -> Response:
    """To the first question without an answer, to the check page, or to the picture."""
    visit = current_visit()
    if visit.sent:
        return redirect(url_for("client.picture"))
    if visit.unanswered:
        return redirect(url_for("client.answer", item_id=visit.unanswered[0].id))
    return redirect(url_for("client.check"))


@blueprint.route("/my/answer/<item_id>", methods=["GET", "POST"])
@audience(Audience.CLIENT)
def answer(item_id: str) -> Page:
    """One question: GET shows it with the stored answer, POST saves the answer and goes on."""
    visit = current_visit()
    item = visit.meter.items.get(item_id)
    if item is None:
        abort(404)
    if visit.sent or item not in visit.shown:
        return redirect(url_for("client.go_on"))
    question = visit.question(item)
    if request.method == "GET":
        return _page(visit, question, question_form(question, visit.answers.get(item_id)))
    return _save(visit, question)


def _save(visit: Visit, question: Question) -> Page:
    form = question_form(question, posted=request.form)
    given = read_answer(question, form)
    if given is None:
        return _page(visit, question, form), 422
    clash = saving.save(visit, question.item, given, request.form.get("seen", ""))
    if clash is not None:
        other = in_words(question, clash)
        form["answer"].errors = [t("client.changed_elsewhere", other=other)]
        return _page(current_visit(), question, form), 409
    return redirect(_next(current_visit(), question.item))


def _next(visit: Visit, item: Item) -> str:
    """The address after an answer: the next question, or the check page after the last or where one came from it."""
    after = visit.shown[visit.shown.index(item) + 1 :] if item in visit.shown else visit.unanswered
    if request.args.get("check") or not after:
        return url_for("client.check")
    return url_for("client.answer", item_id=after[0].id)


def _page(visit: Visit, question: Question, form: Form) -> str:
    shown, item = visit.shown, question.item
    place = shown.index(item)
    back = url_for("client.answer", item_id=shown[place - 1].id) if place else url_for("client.start")
    checking = request.args.get("check")
    return render_template(
        "client/question.html", **_wording(visit), question=question, form=form,
        number=place + 1, of=len(shown), minutes=_minutes(visit, len(shown) - place),
        back=url_for("client.check") if checking else back, onward={"check": 1} if checking else {},
        seen=saving.seal(visit.answers.get(item.id)), saved=visit.draft.updated if visit.draft else None,
        coach=_coach(),
    )  # fmt: skip


def _wording(visit: Visit) -> dict[str, object]:
    return {"wording": visit.wording}


def _minutes(visit: Visit, questions: int) -> int:
    minutes = visit.meter.structure.minutes
    whole = minutes if minutes else len(visit.meter.items) * SECONDS_A_QUESTION / 60
    return math.ceil(whole * questions / len(visit.meter.items))


def _coach() -> str:
    with reading(database.engine()) as connection:
        coaches = clients.coaches(connection, g.visitor.client, clock.today())
    return coaches[0].display_name if coaches else ""
