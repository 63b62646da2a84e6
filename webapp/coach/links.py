"""A personal link for a client: make one, show it to the coach for a short while, print a slip, end it."""

from dataclasses import dataclass
from uuid import UUID

from flask import flash, g, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from mittari.definitions.meter import Meter
from mittari.errors import NotFoundError
from mittari.records.plan import Invitation, Plan
from mittari.store import invitations as store
from mittari.store.engine import reading
from webapp import clock, database
from webapp.access import Audience, audience
from webapp.coach import lists, plans, writes
from webapp.coach.blueprint import blueprint
from webapp.coach.forms import MeterForm
from webapp.coach.slip import slip_of
from webapp.language import OWN_NAMES, meter_languages, t

KEY = "link"
SHOWN_SECONDS = 15 * 60


@dataclass(frozen=True)
class FreshLink:
    """A link that was just made, as long as this browser may show it."""

    invitation: UUID
    token: str
    until: float


@blueprint.get("/clients/<uuid:client_id>/links/new")
@audience(Audience.COACH)
def new_link(client_id: UUID) -> str:
    """The form for a link; the meter is chosen already where the link is for a plan."""
    plan = plans.plan_of(client_id, request.args.get("plan"))
    return _page(_form(data={"meter": plan.instrument} if plan else None), plan)


@blueprint.post("/clients/<uuid:client_id>/links/new")
@audience(Audience.COACH)
def add_link(client_id: UUID) -> Response | tuple[str, int]:
    """The page that shows the link, or the form again."""
    plan, form = plans.plan_of(client_id, request.form.get("plan")), _form(request.form)
    if not form.validate():
        return _page(form, plan), 400
    meter = lists.client_meters()[form.meter.data]
    token, invitation = writes.invite(g.client, meter, plans.fitting(plan, meter))
    # The store has only the token's hash: until it is shown it lives in the cookie of the coach who asked for it.
    session[KEY] = [str(invitation.id), token, clock.now().timestamp() + SHOWN_SECONDS]
    return redirect(url_for("coach.link", client_id=client_id, invitation_id=invitation.id))


@blueprint.get("/clients/<uuid:client_id>/links/<uuid:invitation_id>")
@audience(Audience.COACH)
def link(client_id: UUID, invitation_id: UUID) -> str:
    """The link to copy or print, while it is fresh; afterwards how to get a new one."""
    invitation, fresh = own_invitation(client_id, invitation_id), _fresh()
    meter = database.library().meter(invitation.instrument)
    shown = fresh is not None and fresh.invitation == invitation_id
    address = url_for("client.landing", token=fresh.token, _external=True) if fresh and shown else None
    return render_template(
        "coach/link.html",
        client=g.client,
        invitation=invitation,
        address=address,
        slip=slip_of(address, g.client.language) if address else None,
        title=lists.meter_title(meter),
        spoken=_languages(meter),
        large=request.args.get("large") == "1",
    )


@blueprint.post("/clients/<uuid:client_id>/links/<uuid:invitation_id>/revoke")
@audience(Audience.COACH)
def revoke_link(client_id: UUID, invitation_id: UUID) -> Response:
    """The client's page; the link no longer opens."""
    writes.revoke(own_invitation(client_id, invitation_id))
    session.pop(KEY, None)
    flash(t("coach.link_revoked"), "success")
    return redirect(url_for("coach.client", client_id=client_id, _anchor="measurements"))


def own_invitation(client: UUID, invitation: UUID) -> Invitation:
    """An invitation of this client by this coach's organisation; raises NotFoundError for any other."""
    with reading(database.engine()) as connection:
        found = store.get(connection, invitation)
    if found.rater or found.client != client or found.organisation != g.visitor.staff.organisation:
        raise NotFoundError("there is no such link of this client")
    return found


def _fresh() -> FreshLink | None:
    stored = session.get(KEY)
    if not stored:
        return None
    fresh = FreshLink(UUID(stored[0]), stored[1], stored[2])
    if clock.now().timestamp() < fresh.until:
        return fresh
    session.pop(KEY)
    return None


def _languages(meter: Meter) -> str:
    return ", ".join(OWN_NAMES[code] for code in meter_languages(meter))


def _form(posted: object = None, data: dict[str, str] | None = None) -> MeterForm:
    form = MeterForm(posted, data=data)
    form.offer(lists.meters_to_answer())
    return form


def _page(form: MeterForm, plan: Plan | None) -> str:
    hints = {meter.id: t("coach.meter_hint", languages=_languages(meter)) for meter in lists.client_meters().values()}
    unworded = lists.meters_not_offered()
    return render_template("coach/new_link.html", form=form, client=g.client, plan=plan, hints=hints, unworded=unworded)
