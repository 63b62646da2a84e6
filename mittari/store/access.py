"""Who may see what about whom."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import Connection, select

from mittari.store import rows
from mittari.store.clients import valid_on
from mittari.store.schema.access import consents
from mittari.store.schema.people import assignments, client_organisations, staff, staff_roles


def coach_may_see(connection: Connection, member: UUID, client: UUID, today: date) -> bool:
    """Whether a client is this coach's own on a day, by assignment and in the coach's own organisation."""
    query = (
        select(assignments.c.client)
        .join(staff, staff.c.id == assignments.c.coach)
        .join(staff_roles, (staff_roles.c.staff == staff.c.id) & (staff_roles.c.role == "coach"))
        .join(
            client_organisations,
            (client_organisations.c.client == assignments.c.client)
            & (client_organisations.c.organisation == staff.c.organisation),
        )
        .where(assignments.c.client == client, assignments.c.coach == member, staff.c.active)
        .where(*valid_on(assignments, today), *valid_on(client_organisations, today))
    )
    return rows.exists(connection, query)


def visible_to(connection: Connection, clients: Collection[UUID], organisation: str) -> dict[UUID, frozenset[str]]:
    """The organisations whose records of each client another one may see: its own, and those consented to."""
    query = select(consents.c.client, consents.c.holder).where(
        consents.c.client.in_(clients), consents.c.viewer == organisation, consents.c.withdrawn_at.is_(None)
    )
    allowed = connection.execute(query).all()
    return {
        client: frozenset({organisation, *(holder for whose, holder in allowed if whose == client)})
        for client in clients
    }
