"""Measurements that are due."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Engine, select, update

from mittari.records.actor import Actor, Event
from mittari.records.plan import Plan
from mittari.store import audit, rows
from mittari.store.engine import writing
from mittari.store.schema.inviting import measurement_plans
from mittari.store.schema.measuring import measurements


def add(connection: Connection, *plans: Plan) -> None:
    """Inserts plans."""
    rows.add(connection, *plans)


def get(connection: Connection, plan: UUID) -> Plan:
    """A plan by id; raises NotFoundError."""
    return rows.fetch_one(connection, Plan, measurement_plans.c.id == plan)


def cancel(engine: Engine, plan: UUID, reason: str, now: datetime, by: Actor) -> None:
    """Says why a measurement won't take place; raises NotFoundError."""
    with writing(engine) as connection:
        client = get(connection, plan).client
        own = measurement_plans.c.id == plan
        connection.execute(update(measurement_plans).where(own).values(cancelled=reason.strip()))
        audit.append(connection, Event(now, by, "cancel_plan", client, str(plan)))


def of_client(connection: Connection, client: UUID) -> list[Plan]:
    """A client's plans, by day."""
    own = measurement_plans.c.client == client
    return rows.fetch(connection, Plan, own, order=[measurement_plans.c.due, measurement_plans.c.id])


def done(connection: Connection, client: UUID) -> frozenset[UUID]:
    """The plans of a client that a measurement came of."""
    own = (measurements.c.client == client, measurements.c.plan.is_not(None))
    return frozenset(connection.execute(select(measurements.c.plan).where(*own)).scalars())
