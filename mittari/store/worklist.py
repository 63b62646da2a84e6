"""What a coach has to do today, in three queries however many the clients are."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import pandas as pd
from sqlalchemy import Connection, select

from mittari.store.clients import valid_on
from mittari.store.frames import frame
from mittari.store.schema.inviting import measurement_plans
from mittari.store.schema.measuring import measurements
from mittari.store.schema.people import assignments, clients, staff

AHEAD = timedelta(days=14)
STILL_NEW = timedelta(days=14)
"""Answers that came later than that, in a file, are history and no news."""


@dataclass(frozen=True)
class Worklist:
    """clients: client, label, language; due: plan, client, label, instrument, point, due, days_late (below 0: days
    left); new: measurement, client, label, instrument, answered_on, received_at (UTC), the latest answer first.
    """

    clients: pd.DataFrame
    due: pd.DataFrame
    new: pd.DataFrame


def worklist(connection: Connection, coach: UUID, today: date, since: datetime, ahead: timedelta = AHEAD) -> Worklist:
    """A coach's clients, their measurements due within `ahead` or late, and their answers received after `since`.

    Plans and answers are those of the coach's own organisation. Of what came in a file, only the answers of the last
    two weeks are new.
    """
    own = select(assignments.c.client).where(assignments.c.coach == coach, *valid_on(assignments, today))
    people = select(clients.c.id.label("client"), clients.c.label, clients.c.language)
    return Worklist(
        clients=frame(connection, people.where(clients.c.id.in_(own)).order_by(clients.c.label)),
        due=_due(connection, coach, own, today, ahead),
        new=frame(connection, _new(coach, own, since, today), dates=("answered_on",)),
    )


def _due(connection: Connection, coach: UUID, own: Any, today: date, ahead: timedelta) -> pd.DataFrame:
    plans = measurement_plans
    done = select(measurements.c.id).where(measurements.c.plan == plans.c.id).exists()
    columns = (plans.c.client, clients.c.label, plans.c.instrument, plans.c.point, plans.c.due)
    query = (
        select(plans.c.id.label("plan"), *columns)
        .join(clients)
        .where(plans.c.client.in_(own), plans.c.organisation == _organisation_of(coach))
        .where(plans.c.cancelled.is_(None), plans.c.due <= today + ahead, ~done)
        .order_by(plans.c.due, clients.c.label)
    )
    found = frame(connection, query, dates=("due",))
    return found.assign(days_late=(pd.Timestamp(today) - found["due"]).dt.days)


def _new(coach: UUID, own: Any, since: datetime, today: date) -> Any:
    columns = [measurements.c[name] for name in ("client", "instrument", "answered_on", "received_at")]
    return (
        select(measurements.c.id.label("measurement"), clients.c.label, *columns)
        .join(clients)
        .where(measurements.c.client.in_(own), measurements.c.organisation == _organisation_of(coach))
        .where(measurements.c.received_at > since, measurements.c.answered_on > today - STILL_NEW)
        .order_by(measurements.c.answered_on.desc(), measurements.c.received_at.desc(), measurements.c.id)
    )


def _organisation_of(coach: UUID) -> Any:
    return select(staff.c.organisation).where(staff.c.id == coach).scalar_subquery()
