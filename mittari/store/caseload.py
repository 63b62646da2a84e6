"""What is known of several clients at once, in one query each however many they are."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

import pandas as pd
from sqlalchemy import Connection, func, select

from mittari.records.client import Identity
from mittari.records.staff import Role
from mittari.store import rows
from mittari.store.clients import valid_on
from mittari.store.frames import frame
from mittari.store.schema.access import contact_wishes
from mittari.store.schema.measuring import measurements
from mittari.store.schema.people import assignments, identities, residences, staff, staff_roles


def known_identities(connection: Connection, clients: Collection[UUID]) -> dict[UUID, Identity]:
    """Name and ways to reach, by client, of those who have told them."""
    return {found.client: found for found in rows.fetch(connection, Identity, identities.c.client.in_(clients))}


def homes(connection: Connection, clients: Collection[UUID], today: date) -> dict[UUID, str]:
    """The code of the municipality each client lives in on a day, of those where it is known."""
    query = select(residences.c.client, residences.c.municipality).where(
        residences.c.client.in_(clients), residences.c.start <= today
    )
    return {client: municipality for client, municipality in connection.execute(query.order_by(residences.c.start))}


def last_measured(connection: Connection, clients: Collection[UUID], organisation: str) -> dict[UUID, date]:
    """The day of each client's latest measurement by an organisation, of those who have one."""
    own = measurements.c.client.in_(clients), measurements.c.organisation == organisation
    query = select(measurements.c.client, func.max(measurements.c.answered_on)).where(*own)
    return {client: day for client, day in connection.execute(query.group_by(measurements.c.client))}


def with_coach(connection: Connection, organisation: str, today: date) -> frozenset[UUID]:
    """The clients who have a coach of an organisation on a day, one who is still a coach and can still log in."""
    coach = (staff_roles.c.staff == staff.c.id) & (staff_roles.c.role == Role.COACH)
    query = select(assignments.c.client).join(staff, staff.c.id == assignments.c.coach).join(staff_roles, coach)
    own = (staff.c.organisation == organisation, staff.c.active, *valid_on(assignments, today))
    return frozenset(connection.execute(query.where(*own)).scalars())


def wishes_since(connection: Connection, clients: Collection[UUID], since: datetime) -> pd.DataFrame:
    """What these clients want to talk about, as far as they said so after a moment: client, topic, at, oldest first.

    Of several answers to one question the newest counts.
    """
    wish = contact_wishes.c
    query = select(wish.client, wish.topic, wish.at, wish.wish).where(wish.client.in_(clients), wish.at > since)
    found = frame(connection, query.order_by(wish.at)).drop_duplicates(["client", "topic"], keep="last")
    return found[found["wish"].astype(bool)].drop(columns="wish").reset_index(drop=True)
