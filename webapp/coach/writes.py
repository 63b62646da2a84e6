"""Everything a coach changes, each in one transaction with its line in the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from uuid import UUID

from flask import g
from sqlalchemy import Connection

from mittari.definitions.meter import Meter
from mittari.records.actor import Actor, Event, staff_actor
from mittari.records.client import Assignment, Client, Identity, Membership, Residence
from mittari.records.episode import Episode
from mittari.records.plan import Invitation, Plan
from mittari.records.staff import StaffMember
from mittari.records.status import Status
from mittari.store import assessments, audit, clients, episodes, handover, invitations, plans, statuses
from mittari.store.engine import writing
from webapp import clock, database


def add_client(unlabelled: Client, identity: Identity, municipality: str | None) -> Client:
    """The new client of this coach and her organisation, with the label she got."""
    today, staff = clock.today(), g.visitor.staff
    with _logged("add_client", unlabelled.id) as connection:
        client = replace(unlabelled, label=clients.new_label(connection))
        clients.add(connection, client, identity if identity.name or identity.phone else None)
        clients.join(connection, Membership(client.id, staff.organisation, today))
        clients.assign(connection, Assignment(client.id, staff.id, today))
        if municipality:
            clients.move(connection, Residence(client.id, municipality, today))
    return client


def add_episode(episode: Episode) -> None:
    """Keeps a service the client is in."""
    with _logged("add_episode", episode.client, episode.id) as connection:
        episodes.add(connection, episode, database.library().services)


def end_episode(episode: Episode, day: date) -> None:
    """Sets the last day of a service."""
    with _logged("end_episode", episode.client, episode.id) as connection:
        episodes.end(connection, episode.id, day)


def remove_episode(episode: Episode) -> None:
    """Removes a service that was recorded by mistake."""
    with _logged("remove_episode", episode.client, episode.id) as connection:
        episodes.remove(connection, episode.id)


def add_status(status: Status) -> None:
    """Keeps where the client stands from a day on."""
    with _logged("add_status", status.client) as connection:
        statuses.add(connection, status, database.library().statuses)


def remove_status(client: UUID, start: date) -> None:
    """Removes a status that was recorded by mistake."""
    with _logged("remove_status", client) as connection:
        statuses.remove(connection, client, start)


def add_plan(plan: Plan) -> None:
    """Keeps a measurement to come."""
    with _logged("add_plan", plan.client, plan.id) as connection:
        plans.add(connection, plan)


def cancel_plan(plan: Plan, reason: str) -> None:
    """Says why a measurement won't take place."""
    plans.cancel(database.engine(), plan.id, reason, clock.now(), _me())


def invite(client: Client, meter: Meter, plan: UUID | None) -> tuple[str, Invitation]:
    """A new personal link: its token, which is nowhere else, and what is kept of it."""
    engine, now = database.engine(), clock.now()
    token = invitations.invite(engine, client.id, meter, g.visitor.staff.organisation, now, plan, _me())
    return token, invitations.find(engine, token, now)


def revoke(invitation: Invitation) -> None:
    """Ends a personal link."""
    invitations.revoke(database.engine(), invitation.id, clock.now(), _me())


def hand_over(client: UUID, target: StaffMember, first: date) -> None:
    """Gives this coach's client to a colleague from a day on; to herself: drops what was to come."""
    meant = handover.Handover(g.visitor.staff.id, target, first)
    handover.hand_over(database.engine(), meant, [client], clock.today(), clock.now(), _me())


def begin_assessment(client: Client, meter: Meter, plan: UUID | None) -> Invitation:
    """The form that this coach fills in about a client: the one she has begun, else a new one."""
    return assessments.begin(database.engine(), client.id, meter, g.visitor.staff, clock.now(), plan)


def withdraw_assessment(form: Invitation) -> None:
    """Removes an unfinished form of this coach's with its answers."""
    assessments.withdraw(database.engine(), form, clock.now())


def _me() -> Actor:
    return staff_actor(g.visitor.staff.id)


@contextmanager
def _logged(action: str, client: UUID, thing: UUID | None = None) -> Iterator[Connection]:
    with writing(database.engine()) as connection:
        yield connection
        audit.append(connection, Event(clock.now(), _me(), action, client, str(thing) if thing else None))
