"""A meter that the coach fills in about a client: choose one and begin, or remove what was begun."""

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mittari.records.plan import Invitation, Plan
from mittari.store import assessments as store
from mittari.store.engine import reading
from webapp import database
from webapp.access import Audience, audience
from webapp.coach import lists, plans, writes
from webapp.coach.blueprint import blueprint
from webapp.coach.forms import MeterForm
from webapp.language import t


@blueprint.get("/clients/<uuid:client_id>/assessments/new")
@audience(Audience.COACH)
def new_assessment(client_id: UUID) -> str:
    """The form for the meter to fill in; it is chosen already where a plan asks for it."""
    plan = plans.plan_of(client_id, request.args.get("plan"))
    return _page(_form(data={"meter": plan.instrument} if plan else None), plan)


@blueprint.post("/clients/<uuid:client_id>/assessments/new")
@audience(Audience.COACH)
def add_assessment(client_id: UUID) -> Response | tuple[str, int]:
    """The first page of the assessment, or the form again."""
    plan, form = plans.plan_of(client_id, request.form.get("plan")), _form(request.form)
    if not form.validate():
        return _page(form, plan), 400
    meter = lists.assessment_meters()[form.meter.data]
    begun = writes.begin_assessment(g.client, meter, plans.fitting(plan, meter))
    return redirect(url_for("coach.assessment", client_id=client_id, assessment_id=begun.id))


@blueprint.post("/clients/<uuid:client_id>/assessments/<uuid:assessment_id>/remove")
@audience(Audience.COACH)
def remove_assessment(client_id: UUID, assessment_id: UUID) -> Response:
    """The client's page without an unfinished assessment."""
    writes.withdraw_assessment(own_assessment(client_id, assessment_id))
    flash(t("coach.assessment_removed"), "success")
    return redirect(url_for("coach.client", client_id=client_id, _anchor="measurements"))


def own_assessment(client: UUID, assessment: UUID) -> Invitation:
    """An assessment of this client by this coach; raises NotFoundError for any other."""
    with reading(database.engine()) as connection:
        return store.own(connection, client, g.visitor.staff, assessment)


def _form(posted: object = None, data: dict[str, str] | None = None) -> MeterForm:
    form = MeterForm(posted, data=data)
    form.offer(lists.titles(lists.assessment_meters()))
    return form


def _page(form: MeterForm, plan: Plan | None) -> str:
    missing = lists.assessments_not_offered()
    return render_template("coach/new_assessment.html", form=form, client=g.client, plan=plan, missing=missing)
