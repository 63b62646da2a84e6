"""A coach opens her own clients only, and every look and every change is logged once."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from mittari.records.client import Assignment
from mittari.store import clients
from mittari.store.engine import reading, writing
from mittari.store.schema.access import audit_log
from tests.webapp.coach.conftest import Path, day
from tests.webapp.conftest import World


def logged(world: World) -> list[tuple[Any, ...]]:
    """Action and client of every event but signing in and out."""
    with reading(world.engine) as connection:
        query = select(audit_log.c.action, audit_log.c.client).order_by(audit_log.c.sequence)
        return [tuple(row) for row in connection.execute(query.where(audit_log.c.action != "sign_in"))]


def test_pages_about_somebody_elses_client_are_not_there(app: Flask, world: World, web: FlaskClient) -> None:
    about = [rule for rule in app.url_map.iter_rules() if "client_id" in rule.arguments]
    assert len(about) >= 15
    for rule in about:
        for whose in (world.other_client.id, uuid4()):
            values = {name: uuid4() for name in rule.arguments} | {"client_id": whose, "start": "2025-01-01"}
            with app.test_request_context():
                fitting = {name: values[name] for name in rule.arguments}
                address = app.url_map.bind("").build(rule.endpoint, fitting, method=min(rule.methods or ()))
            for method in (rule.methods or set()) - {"OPTIONS"}:
                assert web.open(address, method=method).status_code == 404, f"{method} {rule.endpoint}"
    assert logged(world) == []


def test_a_client_whom_she_no_longer_coaches_is_not_there(world: World, web: FlaskClient, here: str) -> None:
    assert web.get(here).status_code == 200
    with writing(world.engine) as connection:
        connection.exec_driver_sql("UPDATE assignments SET until = '2025-02-01'")
    assert web.get(here).status_code == 404


def test_a_client_becomes_hers_at_once(world: World, web: FlaskClient) -> None:
    other = f"/coach/clients/{world.other_client.id}"
    assert web.get(other).status_code == 404
    with writing(world.engine) as connection:
        clients.assign(connection, Assignment(world.other_client.id, world.coach.id, day(0)))
    # She is still not a client of the coach's organisation.
    assert web.get(other).status_code == 404


@pytest.mark.parametrize("page", ["", "/services/new", "/status/new", "/plans/new", "/links/new"])
def test_a_look_is_one_line_in_the_log(world: World, web: FlaskClient, here: str, page: str) -> None:
    assert web.get(here + page).status_code == 200
    assert logged(world) == [("view", world.client.id)]


@pytest.mark.parametrize(("page", "action"), [("/coach/", "view_worklist"), ("/coach/clients", "list_clients")])
def test_a_look_at_all_clients_is_one_line_in_the_log(world: World, web: FlaskClient, page: str, action: str) -> None:
    assert web.get(page).status_code == 200
    assert logged(world) == [(action, None)]


def test_a_look_changes_nothing_but_the_log(world: World, path: Path, web: FlaskClient, here: str) -> None:
    def contents() -> dict[str, int]:
        with reading(world.engine) as connection:
            tables = audit_log.metadata.sorted_tables
            return {
                table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
                for table in tables
                if table.name not in ("audit_log", "sessions")
            }

    before = contents()
    for page in ("/coach/", "/coach/clients", "/coach/clients/new", here, f"{here}/links/new?plan={path.plan.id}"):
        assert web.get(page).status_code == 200
    assert contents() == before


@pytest.mark.parametrize("person", ["stranger", "office", "client", "nobody"])
def test_others_see_nothing_of_the_client(
    world: World, path: Path, browser_of: Callable[[str], FlaskClient], person: str, here: str
) -> None:
    browser = browser_of(person)
    for page in (here, "/coach/", "/coach/clients"):
        answer = browser.get(page)
        assert "A-2217" not in answer.text
        assert "Aino" not in answer.text
