"""The own clients: who is listed and found, and how a new one comes in."""

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from mittari.records.client import Assignment, Client, Membership
from mittari.store import audit, caseload, clients
from mittari.store.engine import reading, writing
from mittari.store.schema.people import clients as table
from tests.webapp.coach.conftest import Path, counted
from tests.webapp.conftest import START, World
from webapp import clock, database

FORM = {"name": "", "phone": "", "birth_year": "", "gender": "", "municipality": "", "language": "fi"}


def test_own_clients_with_what_is_known_of_them(path: Path, web: FlaskClient) -> None:
    path.measure(5, 2)
    page = web.get("/coach/clients").text
    for told in ("A-2217", "Aino Example", "Imatra", "One client"):
        assert told in page
    assert "B-1001" not in page


@pytest.mark.parametrize(("wanted", "found"), [("a-22", True), ("AINO", True), ("example", True), ("b-1001", False)])
def test_the_search_looks_at_labels_and_names(path: Path, web: FlaskClient, wanted: str, found: bool) -> None:
    page = web.get("/coach/clients", query_string={"q": wanted}).text
    assert ("A-2217" in page) is found
    assert ("No client matches the search" in page) is not found


def test_without_clients_the_page_teaches_how_to_add_one(world: World, web: FlaskClient) -> None:
    with writing(world.engine) as connection:
        connection.exec_driver_sql("UPDATE assignments SET until = '2025-02-01'")
    assert "You do not have any clients yet" in web.get("/coach/clients").text


def test_more_clients_are_not_more_queries(world: World, path: Path, web: FlaskClient) -> None:
    def queries() -> int:
        with web.application.app_context():
            engine = database.engine()
        with counted(engine) as sent:
            web.get("/coach/clients")
        return len(sent)

    alone = queries()
    for number in range(12):
        more = Client(f"C-{2000 + number}")
        with writing(world.engine) as connection:
            clients.add(connection, more)
            clients.join(connection, Membership(more.id, "imatra", START))
            clients.assign(connection, Assignment(more.id, world.coach.id, START))
    assert queries() == alone
    assert "13 clients" in web.get("/coach/clients").text


def test_a_new_client_is_the_coachs_own_and_gets_a_label(world: World, path: Path, web: FlaskClient) -> None:
    told = {"name": " Eino Example ", "birth_year": "1985", "gender": "man", "municipality": "153", "language": "sv"}
    answer = web.post("/coach/clients/new", data=FORM | told)
    assert answer.status_code == 302
    page = web.get(answer.headers["Location"]).text
    label = re.search(r"Client ([A-Z]-\d{4}) has been added", page)
    assert label
    with reading(world.engine) as connection:
        kept = clients.by_label(connection, label[1])
        identity = clients.identity(connection, kept.id)
        homes = caseload.homes(connection, [kept.id], clock.today())
        log = audit.of_client(connection, kept.id)
    assert (kept.birth_year, kept.gender, kept.language) == (1985, "man", "sv")
    assert identity is not None
    assert identity.name == "Eino Example"
    assert homes == {kept.id: "153"}
    assert list(log["action"]) == ["add_client", "view"]


def test_nothing_but_the_language_is_needed(world: World, web: FlaskClient) -> None:
    assert web.post("/coach/clients/new", data=FORM).status_code == 302
    with reading(world.engine) as connection:
        own = clients.of_coach(connection, world.coach.id, clock.today())
        assert caseload.known_identities(connection, [client.id for client in own]) == {}
    assert len(own) == 2


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"birth_year": "85"}, "Year of birth: write the year with four digits"),
        ({"birth_year": "1850"}, "Year of birth: write the year with four digits"),
        ({"municipality": "999"}, "Municipality: choose one of the options"),
        ({"gender": "x"}, "Gender: choose one of the options"),
        ({"language": ""}, "Language the client prefers to answer in: choose one"),
        ({"name": "x" * 201}, "Name: the text is too long, there is room for 200 characters"),
        ({"phone": "0\x0040"}, "Telephone: the text holds characters that cannot be saved"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_kept(
    world: World, web: FlaskClient, wrong: dict[str, str], told: str
) -> None:
    answer = web.post("/coach/clients/new", data=FORM | {"name": "Eino"} | wrong)
    assert answer.status_code == 400
    assert told in answer.text
    with reading(world.engine) as connection:
        assert len(connection.execute(select(table.c.id)).all()) == 2
