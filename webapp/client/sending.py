"""The page that shows all answers before they are sent, and the sending."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from webapp.access import Audience, audience
from webapp.answering.sending import send, to_check
from webapp.client.answering import PAGES
from webapp.client.blueprint import blueprint
from webapp.client.visit import current_visit
from webapp.language import t


@blueprint.get("/my/check")
@audience(Audience.CLIENT)
def check() -> Response | str:
    """All questions with their answers, each with a way back to it."""
    visit = current_visit()
    if visit.sent or visit.draft is None:
        return redirect(url_for("client.go_on"))
    return render_template("client/check.html", **to_check(PAGES, visit))


@blueprint.post("/my/submit")
@audience(Audience.CLIENT)
def submit() -> Response:
    """Sends the draft: once, with the same thanks however often it is asked to, and only after the commit."""
    visit = current_visit()
    if visit.draft is None and not visit.sent:
        flash(t("client.gone"))
        return redirect(url_for("client.go_on"))
    send(visit)
    flash(t("picture.thanks"), "success")
    return redirect(url_for("client.picture"))
