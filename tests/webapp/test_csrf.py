"""Nothing changes without a form of our own."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, MetaData, select

from tests.webapp.conftest import World
from tests.webapp.test_permissions import TABLE, arguments
from webapp import database

ALLOWED_TO_GROW = {"sessions", "audit_log", "login_attempts"}


def posts(app: Flask, world: World) -> Iterator[tuple[str, str]]:
    for rule in app.url_map.iter_rules():
        if "POST" in (rule.methods or ()):
            row = TABLE["endpoints"].get(rule.endpoint, ["in"])
            person = TABLE["people"][row.index("in")]
            yield person, app.url_map.bind("").build(rule.endpoint, arguments(rule, world), method="POST")


def content(engine: Engine) -> dict[str, list[str]]:
    metadata = MetaData()
    metadata.reflect(engine)
    with engine.connect() as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table))))
            for table in metadata.sorted_tables
            if table.name not in ALLOWED_TO_GROW
        }


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
    ids=["no token", "foreign origin", "cross-site", "same-site"],
)
def test_no_post_changes_anything_without_a_form_of_ours(
    app: Flask, world: World, browser_of: Callable[[str], FlaskClient], headers: dict[str, str]
) -> None:
    links = list(posts(app, world))
    people = {name: browser_of(name) for name in TABLE["people"]}
    app.config["WTF_CSRF_ENABLED"] = not headers
    before = content(world.engine)
    statuses = {path: people[person].post(path, headers=headers).status_code for person, path in links}
    assert statuses == dict.fromkeys(statuses, 400)
    assert content(world.engine) == before


def test_a_token_of_another_session_is_refused(app: Flask, browser_of: Callable[[str], FlaskClient]) -> None:
    mine, hers = browser_of("client"), browser_of("nobody")
    app.config["WTF_CSRF_ENABLED"] = True
    token = token_in(hers.get("/sign-in").text)
    mine.get("/my/answer/cooking")
    assert mine.post("/my/answer/cooking", data={"answer": "1", "csrf_token": token}).status_code == 400


def test_a_token_from_before_sign_in_stops_working(app: Flask, world: World) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    web = app.test_client()
    link = f"/l/{world.invite()}"
    token = token_in(web.get(link).text)
    assert web.post(link, data={"csrf_token": token}).status_code == 302
    web.get("/my/answer/cooking")
    assert web.post("/my/answer/cooking", data={"answer": "1", "csrf_token": token}).status_code == 400


def test_our_own_form_sent_too_late_can_be_sent_again(app: Flask, browser_of: Callable[[str], FlaskClient]) -> None:
    web = browser_of("client")
    app.config["WTF_CSRF_ENABLED"] = True
    long_text = "all of this was written " * 5
    sent = {"answer": long_text, "csrf_token": "old"}
    page = web.post("/my/answer/wish", data=sent, headers={"Sec-Fetch-Site": "same-origin"}).text
    assert long_text in page
    again = {"answer": long_text, "csrf_token": token_in(page)}
    assert web.post("/my/answer/wish", data=again).status_code == 302


def test_reading_changes_nothing(app: Flask, world: World, browser_of: Callable[[str], FlaskClient]) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())]
    paths = [app.url_map.bind("").build(rule.endpoint, arguments(rule, world), method="GET") for rule in rules]
    people = {name: browser_of(name) for name in TABLE["people"]}
    before = content(world.engine)
    for web in people.values():
        for path in paths:
            with web.get(path):
                pass
    assert content(database_engine(app)) == before


def token_in(page: str) -> str:
    return page.partition('name="csrf_token" value="')[2].partition('"')[0]


def database_engine(app: Flask) -> Engine:
    engine: Engine = app.extensions[database.ENGINE]
    return engine
