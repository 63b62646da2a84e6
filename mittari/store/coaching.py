"""Which coach has which clients of an organisation, and who has none; ids and labels only, never a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, func, select

from mittari.records.client import Assignment
from mittari.store import rows
from mittari.store.clients import valid_on
from mittari.store.schema.people import assignments, client_organisations, clients, staff


@dataclass(frozen=True)
class Held:
    """A client as far as an office may know her, and the day since when the coach asked about has her."""

    client: UUID
    label: str
    since: date | None = None


def numbers(connection: Connection, organisation: str, today: date) -> dict[UUID, int]:
    """How many clients of an organisation each of its staff has on a day; who has none is left out."""
    held = _held(organisation, today).subquery()
    query = select(held.c.coach, func.count(held.c.client.distinct())).group_by(held.c.coach)
    return {coach: count for coach, count in connection.execute(query)}


def of_coach(connection: Connection, organisation: str, coach: UUID, today: date) -> list[Held]:
    """The clients of an organisation whom one of its staff has on a day, by label."""
    held = _held(organisation, today).where(assignments.c.coach == coach).subquery()
    return _listed(connection, select(clients.c.id, clients.c.label, held.c.since).join(held))


def without_coach(connection: Connection, organisation: str, today: date) -> list[Held]:
    """The clients of an organisation whom nobody of its staff has on a day, by label."""
    held = _held(organisation, today).with_only_columns(assignments.c.client)
    own = clients.c.id.in_(_members(organisation, today)), clients.c.id.not_in(held)
    return _listed(connection, select(clients.c.id, clients.c.label).where(*own))


def to_come(connection: Connection, organisation: str, today: date) -> list[Assignment]:
    """What begins after a day: who will have which client of an organisation, the earliest first."""
    later = assignments.c.since > today, staff.c.organisation == organisation
    query = select(assignments).join(staff).where(*later).order_by(assignments.c.since, staff.c.display_name)
    return [rows.record(Assignment, row) for row in connection.execute(query)]


def give(connection: Connection, organisation: str, coaches: Mapping[UUID, UUID], today: date) -> int:
    """Gives clients (by id) a coach from a day on where nobody has them; how many that were.

    Who has a coach keeps her, and who is no client of the organisation gets none.
    """
    alone = [held.client for held in without_coach(connection, organisation, today) if held.client in coaches]
    rows.add(connection, *(Assignment(client, coaches[client], today) for client in alone))
    return len(alone)


def _members(organisation: str, today: date) -> Select[Any]:
    member = client_organisations
    return select(member.c.client).where(member.c.organisation == organisation, *valid_on(member, today))


def _held(organisation: str, today: date) -> Select[Any]:
    """Rows of `assignments` by which an organisation's staff have its clients on a day."""
    own = staff.c.organisation == organisation, assignments.c.client.in_(_members(organisation, today))
    return select(assignments).join(staff).where(*own, *valid_on(assignments, today))


def _listed(connection: Connection, query: Select[Any]) -> list[Held]:
    """Two rows of one coach and client that overlap count once, from the first day."""
    found: dict[UUID, Held] = {}
    for row in connection.execute(query.order_by(clients.c.label, *query.selected_columns[2:])):
        found.setdefault(row[0], Held(*row))
    return list(found.values())
