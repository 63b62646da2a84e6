"""Whether somebody wants to talk: the newest word counts."""

from datetime import timedelta

from sqlalchemy import Engine

from mittari.records.consent import ContactWish
from mittari.store import audit, contact_wishes
from mittari.store.engine import reading
from tests.store.world import CLIENT, NOW, OTHER


def test_the_newest_of_a_topic(world: Engine) -> None:
    for day, topic, wish in ((0, "mind", True), (1, "mind", False), (0, "body", True)):
        contact_wishes.wish(world, ContactWish(CLIENT.id, topic, wish, NOW + timedelta(days=day)))
    with reading(world) as connection:
        found = contact_wishes.of_client(connection, CLIENT.id)
        assert {topic: wish.wish for topic, wish in found.items()} == {"mind": False, "body": True}
        assert contact_wishes.of_client(connection, OTHER.id) == {}
        assert audit.of_client(connection, CLIENT.id)["detail"].tolist() == ["", "", ""]
