"""Where a client stands in working life: record it, or remove what was recorded by mistake."""

import datetime
from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from mittari.errors import ConflictError
from mittari.records.status import Status
from mittari.store import statuses as store
from mittari.store.engine import reading
from webapp import clock, database
from webapp.access import Audience, audience
from webapp.coach import lists, writes
from webapp.coach.blueprint import blueprint
from webapp.coach.forms import StatusForm
from webapp.language import t
from webapp.staff_form import named


@blueprint.get("/clients/<uuid:client_id>/status/new")
@audience(Audience.COACH)
def new_status(client_id: UUID) -> str:
    """The form for a status."""
    return _page(_form(data={"start": clock.today()}))


@blueprint.post("/clients/<uuid:client_id>/status/new")
@audience(Audience.COACH)
def add_status(client_id: UUID) -> Response | tuple[str, int]:
    """The client's page with the status on it, or the form with what is wrong."""
    form = _form(request.form)
    if not form.validate():
        return _page(form), 400
    try:
        writes.add_status(Status(client_id, form.status.data, form.start.data, g.visitor.staff.id))
    except ConflictError:
        form.start.errors = [named(form.start, t("coach.status_twice"))]
        return _page(form), 409
    return _done(client_id, "coach.status_added")


@blueprint.post("/clients/<uuid:client_id>/status/<start>/remove")
@audience(Audience.COACH)
def remove_status(client_id: UUID, start: str) -> Response:
    """The client's page without the status, which this coach had recorded."""
    with reading(database.engine()) as connection:
        known = store.of_client(connection, client_id)
    mine = {status.start.isoformat(): status for status in known if status.recorded_by == g.visitor.staff.id}
    if start not in mine:
        raise NotFound
    writes.remove_status(client_id, mine[start].start)
    return _done(client_id, "coach.status_removed")


def _form(posted: object = None, data: dict[str, datetime.date] | None = None) -> StatusForm:
    form = StatusForm(posted, data=data)
    form.offer(lists.codes(database.library().statuses))
    return form


def _page(form: StatusForm) -> str:
    return render_template("coach/new_status.html", form=form, client=g.client)


def _done(client: UUID, message: str) -> Response:
    flash(t(message), "success")
    return redirect(url_for("coach.client", client_id=client, _anchor="path"))
