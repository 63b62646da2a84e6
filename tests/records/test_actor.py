"""Those who act."""

from uuid import UUID

from mittari.records.actor import SYSTEM, ActorKind, client_actor, staff_actor

SOMEBODY = UUID(int=7)


def test_three_kinds() -> None:
    assert (staff_actor(SOMEBODY).kind, staff_actor(SOMEBODY).id) == (ActorKind.STAFF, SOMEBODY)
    assert (client_actor(SOMEBODY).kind, client_actor(SOMEBODY).id) == (ActorKind.CLIENT, SOMEBODY)
    assert (SYSTEM.kind, SYSTEM.id) == (ActorKind.SYSTEM, None)
