"""Staff come in with their password only, tell a guesser nothing, and are out when they are out."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from mittari.records.actor import SYSTEM
from mittari.records.staff import Role
from mittari.store import passwords, staff
from tests.webapp.conftest import PASSWORD, World
from webapp import clock

RIGHT = {"login": "coach", "password": PASSWORD}


def test_the_right_password_opens_the_page_that_was_asked_for(app: Flask) -> None:
    web = app.test_client()
    assert web.post("/sign-in", data={**RIGHT, "next": "/help"}).headers["Location"] == "/help"
    assert "Kaisa Coach" in web.get("/help").text


@pytest.mark.parametrize("next", ["https://evil.example", "//evil.example/x", "/\\evil.example"])
def test_signing_in_never_leads_to_another_site(app: Flask, next: str) -> None:
    assert "evil" not in app.test_client().post("/sign-in", data={**RIGHT, "next": next}).headers["Location"]


def test_a_wrong_password_and_an_unknown_login_look_the_same(app: Flask) -> None:
    pages = [
        app.test_client().post("/sign-in", data={"login": login, "password": "wrong"}) for login in ("coach", "nobody")
    ]
    assert pages[0].status_code == pages[1].status_code == 400
    assert plain(pages[0].text) == plain(pages[1].text)


def test_a_wrong_password_and_an_unknown_login_take_the_same_work(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    work: list[bool] = []

    def matches(hashed: str | None, password: str) -> bool:
        work.append(hashed is not None)
        return False

    monkeypatch.setattr(passwords, "matches", matches)
    for login in ("coach", "nobody"):
        app.test_client().post("/sign-in", data={"login": login, "password": "wrong"})
    assert work == [True, False]


def test_the_eleventh_guess_is_not_even_looked_at(app: Flask) -> None:
    statuses = [
        app.test_client().post("/sign-in", data={"login": "coach", "password": "wrong"}).status_code for _ in range(10)
    ]
    assert statuses == [400] * 10
    assert app.test_client().post("/sign-in", data=RIGHT).status_code == 429


def test_the_limit_wears_off(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(10):
        app.test_client().post("/sign-in", data={"login": "coach", "password": "wrong"})
    later = clock.now() + timedelta(hours=1, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert app.test_client().post("/sign-in", data=RIGHT).status_code == 302


@pytest.mark.parametrize("missing", [{"login": "coach"}, {"password": "x"}, {}, {**RIGHT, "password": "x" * 1001}])
def test_an_incomplete_form_says_what_is_missing(app: Flask, missing: dict[str, str]) -> None:
    response = app.test_client().post("/sign-in", data=missing)
    assert response.status_code == 400
    assert "Kirjoita käyttäjätunnus ja salasana" in response.text


def test_the_session_gets_a_new_id_at_sign_in(app: Flask) -> None:
    web = app.test_client()
    before = [web.post("/sign-in", data=RIGHT), web.get_cookie("__Host-mittari")]
    after = [web.post("/sign-in", data=RIGHT), web.get_cookie("__Host-mittari")]
    assert before[1] != after[1]


def test_sign_out_ends_the_session_on_the_server(browser_of: Callable[[str], FlaskClient]) -> None:
    web = browser_of("coach")
    stolen = web.get_cookie("__Host-mittari")
    assert stolen is not None
    web.post("/sign-out")
    web.set_cookie("__Host-mittari", stolen.value, domain="localhost")
    assert "Kaisa Coach" not in web.get("/").text


def test_sign_out_needs_a_post(browser_of: Callable[[str], FlaskClient]) -> None:
    assert browser_of("coach").get("/sign-out").status_code == 405


def test_a_changed_role_counts_from_the_next_request(
    app: Flask, world: World, browser_of: Callable[[str], FlaskClient]
) -> None:
    web = browser_of("coach")
    page = next(rule for rule in app.url_map.iter_rules() if rule.endpoint == "coach.today").rule
    assert web.get(page).status_code == 200
    staff.set_roles(world.engine, world.coach.id, [Role.OFFICE], clock.now(), SYSTEM)
    assert web.get(page).status_code == 403


@pytest.mark.parametrize(("idle", "in_"), [(timedelta(minutes=29), True), (timedelta(minutes=31), False)])
def test_an_idle_session_ends_after_half_an_hour(
    browser_of: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch, idle: timedelta, in_: bool
) -> None:
    web = browser_of("coach")
    later = clock.now() + idle
    monkeypatch.setattr(clock, "now", lambda: later)
    assert ("Kaisa Coach" in web.get("/", follow_redirects=True).text) is in_


@pytest.mark.parametrize(("person", "first"), [("coach", "/coach/"), ("office", "/office/reports")])
def test_the_front_page_of_staff_is_their_work(
    browser_of: Callable[[str], FlaskClient], person: str, first: str
) -> None:
    assert browser_of(person).get("/").headers["Location"] == first


def plain(page: str) -> str:
    """The page without what differs by chance, and without the login that was typed."""
    start, _, rest = page.partition('name="csrf_token" value="')
    return (start + rest.partition('"')[2]).replace('value="coach"', "").replace('value="nobody"', "")
