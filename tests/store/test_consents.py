"""Consents are given, withdrawn and given again; what was remains as history."""

from datetime import timedelta

from sqlalchemy import Engine

from mittari.records.actor import client_actor
from mittari.store import access, audit, consents
from mittari.store.engine import reading
from tests.store.world import CLIENT, NOW

BY = client_actor(CLIENT.id)


def seen(engine: Engine) -> set[str]:
    with reading(engine) as connection:
        return set(access.visible_to(connection, [CLIENT.id], "imatra")[CLIENT.id])


def test_given_withdrawn_and_given_again(world: Engine) -> None:
    assert seen(world) == {"imatra"}
    consents.give(world, CLIENT.id, "yhdistys", "imatra", NOW, BY)
    consents.give(world, CLIENT.id, "yhdistys", "imatra", NOW, BY)
    assert seen(world) == {"imatra", "yhdistys"}
    consents.withdraw(world, CLIENT.id, "yhdistys", "imatra", NOW + timedelta(days=1), BY)
    consents.withdraw(world, CLIENT.id, "yhdistys", "imatra", NOW + timedelta(days=2), BY)
    assert seen(world) == {"imatra"}
    consents.give(world, CLIENT.id, "yhdistys", "imatra", NOW + timedelta(days=3), BY)
    assert seen(world) == {"imatra", "yhdistys"}
    with reading(world) as connection:
        history = consents.of_client(connection, CLIENT.id)
        log = audit.of_client(connection, CLIENT.id)["action"].tolist()
    assert [each.withdrawn_at for each in history] == [NOW + timedelta(days=1), None]
    assert log == ["give_consent", "withdraw_consent", "give_consent"]


def test_it_holds_one_way_only(world: Engine) -> None:
    consents.give(world, CLIENT.id, "imatra", "yhdistys", NOW, BY)
    assert seen(world) == {"imatra"}
