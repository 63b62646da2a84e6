"""Clients: who they are to staff, where they live, whose they are."""

import secrets
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, or_, select

from mittari.errors import NotFoundError
from mittari.records.client import Assignment, Client, Identity, Membership, Residence
from mittari.records.staff import StaffMember
from mittari.store import rows, staff
from mittari.store.schema.people import assignments, client_organisations, clients, identities

LETTERS = "ABCDEFHJKLMNPRSTVXY"


def add(connection: Connection, client: Client, identity: Identity | None = None) -> None:
    """Inserts a client, and who she is where that is known."""
    rows.add(connection, client, *([identity] if identity else []))


def new_label(connection: Connection) -> str:
    """A label that no client has: a letter and four digits that tell nothing, not even who came first."""
    while True:
        label = f"{secrets.choice(LETTERS)}-{1000 + secrets.randbelow(9000)}"
        if not rows.exists(connection, select(clients.c.id).where(clients.c.label == label)):
            return label


def get(connection: Connection, client: UUID) -> Client:
    """A client by id; raises NotFoundError."""
    return rows.fetch_one(connection, Client, clients.c.id == client)


def by_label(connection: Connection, label: str) -> Client:
    """A client by label, as it is written or else in capitals; raises NotFoundError."""
    written = label.strip()
    found = {
        each.label: each for each in rows.fetch(connection, Client, clients.c.label.in_([written, written.upper()]))
    }
    if not found:
        raise NotFoundError("there is no such client")
    return found.get(written) or found[written.upper()]


def identity(connection: Connection, client: UUID) -> Identity | None:
    """A client's name and ways to reach her, where they are known."""
    return next(iter(rows.fetch(connection, Identity, identities.c.client == client)), None)


def join(connection: Connection, membership: Membership) -> None:
    """Makes a person a client of an organisation."""
    rows.add(connection, membership)


def assign(connection: Connection, assignment: Assignment) -> None:
    """Gives a client a coach."""
    rows.add(connection, assignment)


def move(connection: Connection, residence: Residence) -> None:
    """Notes where a client lives from a day on."""
    rows.add(connection, residence)


def coaches(connection: Connection, client: UUID, today: date) -> list[StaffMember]:
    """A client's coaches on a day, by name."""
    query = select(assignments.c.coach).where(assignments.c.client == client, *valid_on(assignments, today)).distinct()
    found = [staff.get(connection, coach) for coach in connection.execute(query).scalars()]
    return sorted(found, key=lambda member: member.display_name)


def organisations_of(connection: Connection, client: UUID, today: date) -> list[str]:
    """The organisations somebody is a client of on a day, by id."""
    member = client_organisations
    query = select(member.c.organisation).where(member.c.client == client, *valid_on(member, today))
    return list(connection.execute(query.distinct().order_by(member.c.organisation)).scalars())


def of_coach(connection: Connection, coach: UUID, today: date) -> list[Client]:
    """A coach's clients on a day, by label."""
    own = select(assignments.c.client).where(assignments.c.coach == coach, *valid_on(assignments, today))
    return rows.fetch(connection, Client, clients.c.id.in_(own), order=[clients.c.label])


def valid_on(table: Any, day: date) -> tuple[Any, Any]:
    """The conditions for a row with `since` and `until` to hold on a day; `until` is the last day."""
    return table.c.since <= day, or_(table.c.until.is_(None), table.c.until >= day)
