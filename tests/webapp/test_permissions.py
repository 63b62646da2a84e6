"""Every route with the same people; a route that permissions.yaml does not name fails."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule
from werkzeug.wrappers import Response

from mittari.definitions.yaml_reader import read_yaml
from tests.webapp.conftest import World
from webapp.access import audiences_of

TABLE = read_yaml(Path(__file__).parent / "permissions.yaml").tree
WAYS_IN = ("/sign-in", "/ended")
NOT_LISTED = ["not listed"] * len(TABLE["people"])


def methods(rule: Rule) -> list[str]:
    return sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})


def outcome(endpoint: str, response: Response) -> str:
    sent_away = response.status_code == 302 and response.headers["Location"].partition("?")[0] in WAYS_IN
    if response.status_code == 403 or (sent_away and not endpoint.startswith("auth.") and endpoint != "client.leave"):
        return "out"
    return "hidden" if response.status_code == 404 else "in"


def arguments(rule: Rule, world: World) -> dict[str, Any]:
    known = {
        "client_id": world.client.id, "label": world.client.label, "code": "fi", "filename": "mittari.css",
        "item_id": "cooking", "name": "help", "token": world.invite(world.other_client), "kind": "csv",
        "start": world.status().start.isoformat(), "plan_id": world.plan().id, "episode_id": world.episode().id,
        "invitation_id": world.invitation().id, "alert_id": world.alert().id,
        "assessment_id": world.assessment().id, "coach_id": world.coach.id,
    }  # fmt: skip
    # What the address does not hold goes behind it: an office's page is about what was chosen.
    chosen = {"scope": "organisation:imatra", "first": "2025-01-01", "last": "2025-12-31"}
    behind = chosen if rule.endpoint.startswith("office.") else {}
    return {name: known.get(name, uuid4()) for name in rule.arguments} | behind


@pytest.mark.parametrize("person", TABLE["people"])
def test_everybody_gets_in_where_they_may_and_nowhere_else(
    app: Flask, world: World, browser_of: Callable[[str], FlaskClient], person: str
) -> None:
    place, seen, wanted = TABLE["people"].index(person), {}, {}
    for rule in app.url_map.iter_rules():
        for method in methods(rule):
            path = app.url_map.bind("").build(rule.endpoint, arguments(rule, world), method=method)
            web = browser_of(person)
            with web.open(path, method=method) as response:
                assert response.status_code < 500, f"{method} {path}"
                seen[f"{method} {rule.endpoint}"] = outcome(rule.endpoint, response)
            wanted[f"{method} {rule.endpoint}"] = TABLE["endpoints"].get(rule.endpoint, NOT_LISTED)[place]
    assert seen == wanted


def test_every_route_is_in_the_table_and_the_table_has_no_others(app: Flask) -> None:
    assert {rule.endpoint for rule in app.url_map.iter_rules()} == TABLE["endpoints"].keys()


def test_every_view_names_its_audience(app: Flask) -> None:
    assert [name for name in app.view_functions if not audiences_of(app, name)] == []


@pytest.mark.parametrize("person", ["client", "coach", "nobody"])
def test_a_view_without_audience_opens_for_nobody(
    app: Flask, browser_of: Callable[[str], FlaskClient], person: str
) -> None:
    web = browser_of(person)
    app.view_functions["forgotten"] = lambda: "secret"
    app.url_map.add(Rule("/forgotten", endpoint="forgotten"))
    assert web.get("/forgotten").status_code == 403
