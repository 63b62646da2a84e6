"""Clients handed over from one coach of an organisation, or from nobody, to another; the days before stay the same."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine, delete, select, update

from mittari.errors import NotFoundError
from mittari.records.actor import Actor, Event
from mittari.records.client import Assignment
from mittari.records.staff import StaffMember
from mittari.store import audit, coaching, rows
from mittari.store.clients import valid_on
from mittari.store.engine import writing
from mittari.store.schema.people import assignments, clients, staff

AT_ONCE = 500
"""Databases take only so many values in one query."""


@dataclass(frozen=True)
class Handover:
    """From whom (None: from nobody) to whom, and the first day the other one has them, today or later.

    To the one who has them already it means that they stay: what was planned to follow is dropped.
    """

    source: UUID | None
    target: StaffMember
    day: date


def hand_over(
    engine: Engine, handover: Handover, chosen: Collection[UUID], today: date, now: datetime, by: Actor
) -> None:
    """Hands clients over, each with a line in the log; a handover of theirs that was still to come is replaced.

    Raises NotFoundError, and changes nothing, where the source does not have them all today or the target is no coach.
    """
    with writing(engine) as connection:
        for part in rows.chunks(chosen, AT_ONCE):
            # Two who hand over the same client at once wait for each other here.
            connection.execute(select(clients.c.id).where(clients.c.id.in_(part)).with_for_update())
        _require(connection, handover, chosen, today)
        for part in rows.chunks(chosen, AT_ONCE):
            _drop_what_is_to_come(connection, handover, part, today)
            _end(connection, handover, part)
            _begin(connection, handover, part)
        source = handover.source or "nobody"
        for client in chosen:
            detail = f"from {source}, as of {handover.day}"
            audit.append(connection, Event(now, by, "hand_over", client, str(handover.target.id), detail))


def held(connection: Connection, organisation: str, source: UUID | None, today: date) -> list[coaching.Held]:
    """The clients of an organisation whom somebody of its staff has on a day, or (None) nobody."""
    if source is None:
        return coaching.without_coach(connection, organisation, today)
    return coaching.of_coach(connection, organisation, source, today)


def _require(connection: Connection, handover: Handover, chosen: Collection[UUID], today: date) -> None:
    there = {one.client for one in held(connection, handover.target.organisation, handover.source, today)}
    if not there.issuperset(chosen):
        raise NotFoundError("not all of these clients are this coach's today")
    if not handover.target.can_coach or handover.day < today:
        raise NotFoundError("there is no such coach to hand clients over to from such a day on")


def _drop_what_is_to_come(connection: Connection, handover: Handover, part: list[UUID], today: date) -> None:
    own = select(staff.c.id).where(staff.c.organisation == handover.target.organisation)
    later = assignments.c.client.in_(part), assignments.c.coach.in_(own), assignments.c.since > today
    connection.execute(delete(assignments).where(*later))


def _end(connection: Connection, handover: Handover, part: list[UUID]) -> None:
    """The source's last day is the one before; what began on the day itself has never been."""
    if handover.source in (None, handover.target.id):
        return
    own = *_of(handover.source, part), *valid_on(assignments, handover.day)
    connection.execute(delete(assignments).where(*own, assignments.c.since == handover.day))
    connection.execute(update(assignments).where(*own).values(until=handover.day - timedelta(days=1)))


def _begin(connection: Connection, handover: Handover, part: list[UUID]) -> None:
    """The target has them until further notice, from the day on or from when she had them already."""
    own = *_of(handover.target.id, part), *valid_on(assignments, handover.day)
    already = set(connection.execute(select(assignments.c.client).where(*own)).scalars())
    connection.execute(update(assignments).where(*own).values(until=None))
    new = (client for client in part if client not in already)
    rows.add(connection, *(Assignment(client, handover.target.id, handover.day) for client in new))


def _of(coach: UUID | None, part: list[UUID]) -> tuple[Any, Any]:
    return assignments.c.coach == coach, assignments.c.client.in_(part)
