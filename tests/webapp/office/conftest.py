"""The small world with a service of each of a dozen people in it."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from mittari.records.client import Client, Membership
from mittari.records.episode import Episode
from mittari.store import clients, rows
from mittari.store.engine import writing
from tests.webapp.conftest import START, World


@pytest.fixture
def served(world: World) -> World:
    """The world with twelve clients of Imatra, who were served from the beginning of 2025 on."""
    with writing(world.engine) as connection:
        for number in range(12):
            client = Client(f"D-{3000 + number}")
            clients.add(connection, client)
            clients.join(connection, Membership(client.id, "imatra", START))
            rows.add(connection, Episode(client.id, "imatra", "workshop", "coaching", START))
    return world


@pytest.fixture
def web(browser_of: Callable[[str], FlaskClient]) -> FlaskClient:
    """The office user's browser, in English."""
    browser = browser_of("office")
    browser.get("/language/en")
    return browser


@pytest.fixture
def year() -> dict[str, str]:
    """The own organisation in 2025."""
    return {"scope": "organisation:imatra", "first": "2025-01-01", "last": "2025-12-31"}
