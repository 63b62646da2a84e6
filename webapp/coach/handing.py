"""A coach hands one of her own clients over to a colleague."""

from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from mittari.records.staff import StaffMember
from mittari.store.engine import reading
from webapp import clock, colleagues, database
from webapp.access import Audience, audience
from webapp.coach import writes
from webapp.coach.blueprint import blueprint
from webapp.coach.forms import HandOverForm
from webapp.dates import day
from webapp.language import t


@blueprint.get("/clients/<uuid:client_id>/hand-over")
@audience(Audience.COACH)
def new_handover(client_id: UUID) -> str:
    """The form: to whom and from which day on, with what it means."""
    later, others = _read(client_id)
    return _page(_offered(HandOverForm(data={"first": clock.today()}), others), later)


@blueprint.post("/clients/<uuid:client_id>/hand-over")
@audience(Audience.COACH)
def hand_over(client_id: UUID) -> Response | tuple[str, int]:
    """The client's page as long as she is still this coach's, else the clients left; or the form with what is wrong."""
    later, others = _read(client_id)
    form = _offered(HandOverForm(request.form), others)
    if not form.validate():
        return _page(form, later), 400
    target, first = others[form.to.data], form.first.data
    writes.hand_over(client_id, target, first)
    stays = target.id == g.visitor.staff.id
    told = t("coach.stays" if stays else "coach.handed", label=g.client.label, name=target.display_name, day=day(first))
    flash(told, "success")
    gone = not stays and first <= clock.today()
    return redirect(url_for("coach.clients") if gone else url_for("coach.client", client_id=client_id))


def _read(client: UUID) -> tuple[str, dict[str, StaffMember]]:
    """What is to come for the client, and who can have her; the coach herself where she may want to drop that."""
    me = g.visitor.staff
    with reading(database.engine()) as connection:
        later = colleagues.later(connection, me.organisation, [client]).get(client, "")
        return later, colleagues.coaches(connection, me.organisation, *([] if later else [me.id]))


def _offered(form: HandOverForm, others: dict[str, StaffMember]) -> HandOverForm:
    form.offer(colleagues.choices(others))
    return form


def _page(form: HandOverForm, later: str) -> str:
    return render_template("coach/hand_over.html", form=form, client=g.client, later=later)
