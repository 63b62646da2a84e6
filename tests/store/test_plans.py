"""Measurements that are due: done by a measurement, or cancelled with a reason."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import Engine

from mittari.errors import NotFoundError
from mittari.records.actor import staff_actor
from mittari.records.plan import Plan, Point
from mittari.store import audit, invitations, plans
from mittari.store.engine import reading, writing
from mittari.store.submission import record_once
from tests.store.world import CLIENT, COACH, NOW, OTHER, measurement, meter

ENTRY = Plan(CLIENT.id, "imatra", "steps", date(2026, 3, 1), Point.ENTRY)
EXIT = Plan(CLIENT.id, "imatra", "steps", date(2026, 6, 1), Point.EXIT)


@pytest.fixture
def planned(world: Engine) -> Engine:
    with writing(world) as connection:
        plans.add(connection, EXIT, ENTRY)
    return world


def test_by_day(planned: Engine) -> None:
    with reading(planned) as connection:
        assert plans.of_client(connection, CLIENT.id) == [ENTRY, EXIT]
        assert plans.of_client(connection, OTHER.id) == []
        assert plans.get(connection, EXIT.id) == EXIT


def test_a_measurement_makes_it_done(planned: Engine) -> None:
    invitations.invite(planned, CLIENT.id, meter(), "imatra", NOW, plan=ENTRY.id)
    record_once(planned, meter(), replace(measurement(), plan=ENTRY.id))
    with reading(planned) as connection:
        assert plans.done(connection, CLIENT.id) == {ENTRY.id}


def test_cancelled_with_a_reason(planned: Engine) -> None:
    plans.cancel(planned, EXIT.id, " moved away ", NOW, staff_actor(COACH.id))
    with reading(planned) as connection:
        assert plans.get(connection, EXIT.id).cancelled == "moved away"
        log = audit.of_client(connection, CLIENT.id)
    assert log["action"].tolist() == ["cancel_plan"]
    assert "moved" not in log.to_csv()
    with pytest.raises(NotFoundError, match="no such plan"):
        plans.cancel(planned, uuid4(), "reason", NOW, staff_actor(COACH.id))
