"""Alerts: raised with the form that holds the answer, seen by the client's coaches, dealt with by one of them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

import pandas as pd
from sqlalchemy import Connection, Engine, select, update

from mittari.answers.alerts import alerting
from mittari.definitions.meter import Meter
from mittari.errors import NotFoundError
from mittari.records.actor import Event, staff_actor
from mittari.records.alert import Alert
from mittari.records.measurement import Measurement
from mittari.store import audit, rows
from mittari.store.engine import writing
from mittari.store.frames import frame
from mittari.store.schema.alerts import alerts
from mittari.store.schema.measuring import measurements
from mittari.store.schema.people import staff as members


def raise_alerts(connection: Connection, meter: Meter, *forms: Measurement) -> None:
    """Keeps an alert for every answer that asks for one, in the transaction that keeps the answers.

    The forms are complete: what is no longer asked of the person is marked so, and asks for nobody.
    """
    asking = ((form, item) for form in forms for item in alerting(meter, form.answers))
    rows.add(connection, *(Alert(form.client, form.id, item, form.received_at) for form, item in asking))


def of_clients(connection: Connection, clients: Collection[UUID], organisation: str) -> pd.DataFrame:
    """The alerts that forms of an organisation raised: id, client, item, raised_at, dealt_at, instrument, answered_on.

    The latest answer comes first. A form that came in a file was answered before the alert was raised. Another
    organisation never sees them, whatever the client has consented to share.
    """
    columns = [alerts.c[name] for name in ("id", "client", "item", "raised_at", "dealt_at")]
    query = (
        select(*columns, measurements.c.instrument, measurements.c.answered_on)
        .join(measurements, measurements.c.id == alerts.c.measurement)
        .where(alerts.c.client.in_(clients), measurements.c.organisation == organisation)
        .order_by(measurements.c.answered_on.desc(), alerts.c.raised_at.desc(), alerts.c.item)
    )
    return frame(connection, query, dates=("answered_on",))


def deal(engine: Engine, alert: UUID, client: UUID, staff: UUID, now: datetime, *, dealt: bool = True) -> None:
    """Keeps that somebody has been in touch, or takes it back; NotFoundError for another client's or organisation's."""
    values = {"dealt_at": now, "dealt_by": staff} if dealt else {"dealt_at": None, "dealt_by": None}
    raised = select(measurements.c.id).join(members, members.c.organisation == measurements.c.organisation)
    with writing(engine) as connection:
        own = (
            alerts.c.id == alert,
            alerts.c.client == client,
            alerts.c.measurement.in_(raised.where(members.c.id == staff)),
        )
        if connection.execute(update(alerts).where(*own).values(values)).rowcount != 1:
            raise NotFoundError("there is no such alert")
        action = "deal_with_alert" if dealt else "reopen_alert"
        audit.append(connection, Event(now, staff_actor(staff), action, client, str(alert)))
