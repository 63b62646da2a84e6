"""The log: in the transaction of the change, in order, by client."""

from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine

from mittari.records.actor import SYSTEM, Event, client_actor, staff_actor
from mittari.store import audit
from mittari.store.engine import reading, writing
from mittari.store.schema.access import audit_log
from tests.store.world import CLIENT, COACH, NOW, OTHER, count


def test_events_in_order(world: Engine) -> None:
    by = staff_actor(COACH.id)
    audit.log(world, Event(NOW, by, "view", CLIENT.id, "path", "from worklist"))
    audit.log(world, Event(NOW, client_actor(OTHER.id), "view", OTHER.id))
    audit.log(world, Event(NOW, SYSTEM, "export", CLIENT.id))
    with reading(world) as connection:
        found = audit.of_client(connection, CLIENT.id)
    assert found["action"].tolist() == ["view", "export"]
    assert found["actor"].tolist() == [COACH.id, None]
    assert list(found["at"]) == [NOW, NOW]
    assert list(found.loc[0, ["actor_kind", "object", "detail"]]) == ["staff", "path", "from worklist"]


def test_a_change_that_fails_is_not_in_the_log(world: Engine) -> None:
    def change(connection: Connection) -> None:
        audit.append(connection, Event(NOW, SYSTEM, "view", UUID(int=1)))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), writing(world) as connection:
        change(connection)
    assert count(world, audit_log) == 0
