"""Forms that a member of staff fills in about a client: invitations to herself, which never go out as links."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, Engine, delete, insert, select, update

from mittari.definitions.meter import Meter
from mittari.errors import NotFoundError
from mittari.records.actor import Event, staff_actor
from mittari.records.plan import Invitation
from mittari.records.staff import StaffMember
from mittari.store import audit
from mittari.store import invitations as store
from mittari.store.engine import writing
from mittari.store.schema.inviting import draft_answers, drafts, invitations
from mittari.store.schema.people import clients
from mittari.store.tokens import hash_token, new_token


def begin(
    engine: Engine, client: UUID, meter: Meter, rater: StaffMember, now: datetime, plan: UUID | None = None
) -> Invitation:
    """The form about a client that this member of staff has open for a meter, else a new one.

    With a plan it is the form for that measurement, also where it was begun for another one or for none.
    """
    with writing(engine) as connection:
        # Two windows that begin at once wait for each other here, and get one form.
        connection.execute(select(clients.c.id).where(clients.c.id == client).with_for_update())
        there = [form for form in unfinished(connection, client, rater) if form.instrument == meter.id]
        form = there[0] if there else _add(connection, client, meter, rater, now)
        return _for_plan(connection, form, plan) if plan else form


def unfinished(connection: Connection, client: UUID, rater: StaffMember) -> list[Invitation]:
    """The forms about a client that this member of staff has begun and not sent, oldest first."""
    mine = (invitations.c.client == client, invitations.c.rater == rater.id)
    here = (invitations.c.organisation == rater.organisation, invitations.c.revoked_at.is_(None))
    query = store.query_invitations().where(*mine, *here).order_by(invitations.c.created, invitations.c.id)
    found = [Invitation(**row._mapping) for row in connection.execute(query)]
    return [form for form in found if form.measurement is None]


def own(connection: Connection, client: UUID, rater: StaffMember, form: UUID) -> Invitation:
    """A form about a client, unfinished or sent, of this member of staff; raises NotFoundError for any other."""
    found = store.get(connection, form)
    whose = (found.client, found.rater, found.organisation)
    if whose != (client, rater.id, rater.organisation) or found.revoked_at is not None:
        raise NotFoundError("there is no such form that you fill in about this client")
    return found


def withdraw(engine: Engine, form: Invitation, now: datetime) -> None:
    """Ends an unfinished form and deletes its answers; raises NotFoundError once it has been sent or withdrawn."""
    if form.rater is None:
        raise NotFoundError("this is a client's link; close it as one")
    begun = select(drafts.c.id).where(drafts.c.invitation == form.id).scalar_subquery()
    with writing(engine) as connection:
        current = store.get(connection, form.id)
        if current.measurement is not None or current.revoked_at is not None:
            raise NotFoundError("there is no such unfinished form")
        connection.execute(delete(draft_answers).where(draft_answers.c.draft == begun))
        connection.execute(delete(drafts).where(drafts.c.invitation == form.id))
        connection.execute(update(invitations).where(invitations.c.id == form.id).values(revoked_at=now))
        event = Event(now, staff_actor(form.rater), "withdraw_assessment", form.client, str(form.id))
        audit.append(connection, event)


def _add(connection: Connection, client: UUID, meter: Meter, rater: StaffMember, now: datetime) -> Invitation:
    form = uuid4()
    row = {"id": form, "client": client, "organisation": rater.organisation, "instrument": meter.id}
    # Nobody ever has the token, and as a link it would be too old from the start.
    never_a_link = {"token_hash": hash_token(new_token()), "created": now, "expires": now}
    connection.execute(insert(invitations), row | never_a_link | {"rater": rater.id})
    audit.append(connection, Event(now, staff_actor(rater.id), "begin_assessment", client, str(form)))
    return store.get(connection, form)


def _for_plan(connection: Connection, form: Invitation, plan: UUID) -> Invitation:
    connection.execute(update(invitations).where(invitations.c.id == form.id).values(plan=plan))
    return replace(form, plan=plan)
