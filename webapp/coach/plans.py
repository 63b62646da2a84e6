"""Measurements to come: plan one, or say why one won't take place."""

import datetime
from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from mittari.definitions.meter import Meter
from mittari.errors import NotFoundError
from mittari.records.plan import Plan, Point
from mittari.store import plans as store
from mittari.store.engine import reading
from webapp import clock, database
from webapp.access import Audience, audience
from webapp.coach import lists, writes
from webapp.coach.blueprint import blueprint
from webapp.coach.forms import CancelForm, PlanForm
from webapp.language import t

SOON = datetime.timedelta(days=14)


@blueprint.get("/clients/<uuid:client_id>/plans/new")
@audience(Audience.COACH)
def new_plan(client_id: UUID) -> str:
    """The form for a measurement to come."""
    return _page(_form(data={"due": clock.today() + SOON, "point": Point.INTERIM.value}))


@blueprint.post("/clients/<uuid:client_id>/plans/new")
@audience(Audience.COACH)
def add_plan(client_id: UUID) -> Response | tuple[str, int]:
    """The client's page with the plan on it, or the form with what is wrong."""
    form = _form(request.form)
    if not form.validate():
        return _page(form), 400
    organisation = g.visitor.staff.organisation
    writes.add_plan(Plan(client_id, organisation, form.meter.data, form.due.data, Point(form.point.data)))
    return _done(client_id, "coach.plan_added")


@blueprint.get("/clients/<uuid:client_id>/plans/<uuid:plan_id>/cancel")
@audience(Audience.COACH)
def plan_cancel(client_id: UUID, plan_id: UUID) -> str:
    """The form for the reason why a measurement won't take place."""
    return _cancel_page(_cancel_form(), own_plan(client_id, plan_id))


@blueprint.post("/clients/<uuid:client_id>/plans/<uuid:plan_id>/cancel")
@audience(Audience.COACH)
def cancel_plan(client_id: UUID, plan_id: UUID) -> Response | tuple[str, int]:
    """The client's page without the plan, or the form again if no reason was chosen."""
    plan, form = own_plan(client_id, plan_id), _cancel_form(request.form)
    if not form.validate():
        return _cancel_page(form, plan), 400
    writes.cancel_plan(plan, form.reason.data)
    return _done(client_id, "coach.plan_cancelled")


def own_plan(client: UUID, plan: UUID) -> Plan:
    """An open plan of this client by this coach's organisation; raises NotFoundError for any other."""
    with reading(database.engine()) as connection:
        found, done = store.get(connection, plan), store.done(connection, client)
    own = found.client == client and found.organisation == g.visitor.staff.organisation
    if not own or found.cancelled or found.id in done:
        raise NotFoundError("there is no such open plan of this client")
    return found


def plan_of(client: UUID, written: str | None) -> Plan | None:
    """The open plan that an address or a form names, None where it names none; raises NotFoundError as own_plan."""
    if not written:
        return None
    try:
        return own_plan(client, UUID(written))
    except ValueError:
        raise NotFound from None


def fitting(plan: Plan | None, meter: Meter) -> UUID | None:
    """The id of a plan, if it is one for this meter."""
    return plan.id if plan and plan.instrument == meter.id else None


def _form(posted: object = None, data: dict[str, object] | None = None) -> PlanForm:
    form = PlanForm(posted, data=data)
    form.offer(lists.meters_to_plan())
    return form


def _cancel_form(posted: object = None) -> CancelForm:
    form = CancelForm(posted)
    form.offer()
    return form


def _page(form: PlanForm) -> str:
    return render_template("coach/new_plan.html", form=form, client=g.client)


def _cancel_page(form: CancelForm, plan: Plan) -> str:
    meter = lists.meter_title(database.library().meter(plan.instrument))
    return render_template("coach/cancel_plan.html", form=form, client=g.client, plan=plan, meter=meter)


def _done(client: UUID, message: str) -> Response:
    flash(t(message), "success")
    return redirect(url_for("coach.client", client_id=client, _anchor="measurements"))
