"""Who has how many clients and who has nobody, and clients handed over. Labels only: an office sees no names."""

from dataclasses import dataclass
from uuid import UUID

from flask import flash, g, redirect, render_template, request, url_for
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from mittari.records.actor import Event, staff_actor
from mittari.records.staff import StaffMember
from mittari.store import audit, coaching, handover
from mittari.store import staff as store
from mittari.store.engine import reading
from webapp import clock, colleagues, database
from webapp.access import Audience, audience
from webapp.dates import day
from webapp.language import t
from webapp.office.blueprint import blueprint
from webapp.office.handing import MOST, HandoverForm, hints

Row = dict[str, object]


@dataclass(frozen=True)
class ClientsHeld:
    """A coach, or None for nobody, with the clients, what is to come for them by client, and who could get them."""

    coach: StaffMember | None
    held: list[coaching.Held]
    later: dict[UUID, str]
    targets: dict[str, StaffMember]


@blueprint.get("/coaches")
@audience(Audience.OFFICE)
def coaches() -> str:
    """The coaches with their numbers of clients, and how many clients have none."""
    _log_look("coaches")
    staff, today = g.visitor.staff, clock.today()
    with reading(database.engine()) as connection:
        numbers = coaching.numbers(connection, staff.organisation, today)
        alone = len(coaching.without_coach(connection, staff.organisation, today))
        members = store.of_organisation(connection, staff.organisation)
    rows = [
        {"coach": member, "number": numbers.get(member.id, 0)}
        for member in members
        if member.can_coach or member.id in numbers
    ]
    stranded = not all(member.can_coach for member in members if member.id in numbers)
    return render_template("office/coaches.html", rows=rows, alone=alone, stranded=stranded)


@blueprint.get("/coaches/nobody", defaults={"coach_id": None})
@blueprint.get("/coaches/<uuid:coach_id>")
@audience(Audience.OFFICE)
def clients_of(coach_id: UUID | None) -> str:
    """The clients of a coach or of nobody, with the form to hand them over."""
    _log_look(str(coach_id or "nobody"))
    found = _read(coach_id)
    return _page(_offered(HandoverForm(data={"first": clock.today()}), found), found)


@blueprint.post("/coaches/nobody", defaults={"coach_id": None})
@blueprint.post("/coaches/<uuid:coach_id>")
@audience(Audience.OFFICE)
def hand_over(coach_id: UUID | None) -> Response | tuple[str, int]:
    """The coaches with the clients handed over, or the form with what is wrong."""
    found = _read(coach_id)
    form = _offered(HandoverForm(request.form), found)
    if not form.validate():
        return _page(form, found), 400
    target, chosen = found.targets[form.to.data], form.picked(found.held)
    meant = handover.Handover(coach_id, target, form.first.data)
    me = staff_actor(g.visitor.staff.id)
    handover.hand_over(database.engine(), meant, chosen, clock.today(), clock.now(), me)
    said = "office.stayed" if target.id == coach_id else "office.handed"
    many = {"count": len(chosen), "n": len(chosen)}
    flash(t(said, **many, name=target.display_name, day=day(meant.day)), "success")
    return redirect(url_for("office.coaches"))


def _read(coach_id: UUID | None) -> ClientsHeld:
    """What there is of a coach of the own organisation; NotFound for anybody else's."""
    organisation, today = g.visitor.staff.organisation, clock.today()
    with reading(database.engine()) as connection:
        coach = _own_member(connection, coach_id) if coach_id else None
        held = handover.held(connection, organisation, coach_id, today)
        later = colleagues.later(connection, organisation, {one.client for one in held})
        # To the one who has them is the way to drop what is to come.
        but = [coach_id] if coach_id and not later else []
        return ClientsHeld(coach, held, later, colleagues.coaches(connection, organisation, *but))


def _own_member(connection: Connection, coach_id: UUID) -> StaffMember:
    member = store.get(connection, coach_id)
    if member.organisation != g.visitor.staff.organisation:
        raise NotFound
    return member


def _offered(form: HandoverForm, found: ClientsHeld) -> HandoverForm:
    form.offer(found.held, found.targets)
    return form


def _page(form: HandoverForm, found: ClientsHeld) -> str:
    return render_template(
        "office/clients_of.html", form=form, found=found, hints=hints(found.held, found.later), most=MOST
    )


def _log_look(what: str) -> None:
    audit.log(database.engine(), Event(clock.now(), staff_actor(g.visitor.staff.id), "view_caseload", object=what))
