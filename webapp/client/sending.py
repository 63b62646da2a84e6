"""The page that shows all answers before they are sent, and the sending."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from mittari.store import submission
from webapp import clock, database
from webapp.access import Audience, audience
from webapp.client.blueprint import blueprint
from webapp.client.visit import Visit, current_visit
from webapp.forms import in_words
from webapp.language import t


@blueprint.get("/my/check")
@audience(Audience.CLIENT)
def check() -> Response | str:
    """All questions with their answers, each with a way back to it."""
    visit = current_visit()
    if visit.sent or visit.draft is None:
        return redirect(url_for("client.go_on"))
    return render_template(
        "client/check.html", rows=_rows(visit), unanswered=len(visit.unanswered),
        back=url_for("client.answer", item_id=visit.shown[-1].id),
    )  # fmt: skip


@blueprint.post("/my/submit")
@audience(Audience.CLIENT)
def submit() -> Response:
    """Sends the draft: once, with the same thanks however often it is asked to, and only after the commit."""
    visit = current_visit()
    if visit.draft is None and not visit.sent:
        flash(t("client.gone"))
        return redirect(url_for("client.go_on"))
    if visit.draft is not None:
        # The day of the answers is the day where the person is.
        newest = database.library().meter(visit.meter.id)
        submission.submit(database.engine(), newest, visit.draft.id, clock.local(clock.now()))
    flash(t("picture.thanks"), "success")
    return redirect(url_for("client.picture"))


def _rows(visit: Visit) -> list[dict[str, object]]:
    rows = []
    for item in visit.shown:
        question, answer = visit.question(item), visit.answers.get(item.id)
        told = {"answer": in_words(question, answer), "answered": answer is not None}
        rows.append({"item": item.id, "question": question.text.question, **told})
    return rows
