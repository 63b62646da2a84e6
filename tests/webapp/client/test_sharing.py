"""Who sees the answers, and what the client allows."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from mittari.records.actor import Event, staff_actor
from mittari.records.client import Membership
from mittari.store import access, audit, clients
from mittari.store.engine import reading, writing
from tests.webapp.conftest import START, World
from webapp import clock

PAIR = {"holder": "imatra", "viewer": "lappeenranta"}


@pytest.fixture
def served_twice(world: World) -> World:
    with writing(world.engine) as connection:
        clients.join(connection, Membership(world.client.id, "lappeenranta", START))
    return world


def sees(world: World) -> bool:
    with reading(world.engine) as connection:
        return "imatra" in access.visible_to(connection, [world.client.id], "lappeenranta")[world.client.id]


def test_the_page_names_coach_and_organisation(browser_of: Callable[[str], FlaskClient]) -> None:
    page = browser_of("client").get("/my/sharing").text
    assert "Your own coach sees them: Kaisa Coach." in page
    assert "Imatra asked for the answers" in page
    assert "There are no other organisations on your path." in page


def test_consent_is_given_and_withdrawn(served_twice: World, browser_of: Callable[[str], FlaskClient]) -> None:
    web = browser_of("client")
    assert "Lappeenranta does not see what Imatra keeps." in web.get("/my/sharing").text
    assert not sees(served_twice)
    page = web.post("/my/sharing", data={**PAIR, "do": "give"}, follow_redirects=True).text
    assert "Lappeenranta may see what Imatra keeps." in page
    assert sees(served_twice)
    web.post("/my/sharing", data={**PAIR, "do": "withdraw"})
    assert not sees(served_twice)


@pytest.mark.parametrize(
    "pair", [{}, {"holder": "imatra", "viewer": "imatra"}, {"holder": "imatra", "viewer": "nowhere"}, PAIR]
)
def test_only_organisations_of_the_own_path_can_be_allowed(
    browser_of: Callable[[str], FlaskClient], pair: dict[str, str]
) -> None:
    assert browser_of("client").post("/my/sharing", data={**pair, "do": "give"}).status_code == 400


def test_the_client_sees_who_has_looked(world: World, browser_of: Callable[[str], FlaskClient]) -> None:
    web = browser_of("client")
    audit.log(world.engine, Event(clock.now(), staff_actor(world.coach.id), "view", world.client.id))
    audit.log(world.engine, Event(clock.now(), staff_actor(world.stranger.id), "view", world.other_client.id))
    page = web.get("/my/sharing").text
    assert "looked at your data" in page
    assert "sent you a link" in page
    assert "Sten Stranger" not in page
