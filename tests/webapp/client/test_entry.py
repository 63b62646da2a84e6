"""The personal link: opening it changes nothing, using it starts a session under a clean address."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.webapp.conftest import World
from tests.webapp.test_csrf import content
from webapp import clock


def test_a_mail_scanner_that_opens_the_link_uses_nothing_up(app: Flask, world: World) -> None:
    link = f"/l/{world.invite()}"
    before = content(world.engine)
    for _ in range(3):
        assert app.test_client().get(link).status_code == 200
        assert app.test_client().head(link).status_code == 200
    assert content(world.engine) == before
    assert app.test_client().post(link).status_code == 302


def test_the_address_after_the_link_has_no_token(app: Flask, world: World) -> None:
    token = world.invite()
    assert app.test_client().post(f"/l/{token}").headers["Location"] == "/my/start"


def test_the_first_page_speaks_the_clients_own_language(app: Flask, world: World) -> None:
    link, finnish = f"/l/{world.invite()}", {"Accept-Language": "fi"}
    assert '<html lang="en"' in app.test_client().get(link, headers=finnish).text
    web = app.test_client()
    web.get("/language/sv")
    assert '<html lang="sv"' in web.get(link, headers=finnish).text


def test_the_clients_own_language_is_used_unless_she_chose_another(app: Flask, world: World) -> None:
    web = app.test_client()
    web.post(f"/l/{world.invite()}")
    assert "Tiny meter" in web.get("/my/start").text
    web = app.test_client()
    web.get("/language/sv")
    web.post(f"/l/{world.invite()}")
    assert "Litet mått" in web.get("/my/start").text


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_unknown_link_says_what_to_do(app: Flask, method: str) -> None:
    response = getattr(app.test_client(), method)("/l/never-made")
    assert response.status_code == 404
    assert "Pyydä valmentajaltasi uusi linkki" in response.text


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_old_link_says_what_to_do(app: Flask, world: World, monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    link, later = f"/l/{world.invite()}", clock.now() + timedelta(days=14, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    response = getattr(app.test_client(), method)(link)
    assert response.status_code == 410
    assert "Linkki on vanhentunut" in response.text


def test_a_new_link_ends_the_older_one_and_its_session(app: Flask, world: World) -> None:
    old, web = world.invite(), app.test_client()
    web.post(f"/l/{old}")
    world.invite()
    assert web.get("/my/start").headers["Location"] == "/ended"
    assert web.get(f"/l/{old}").status_code == 410


def test_answers_saved_through_an_older_link_are_there_in_the_new_one(app: Flask, world: World) -> None:
    web = app.test_client()
    web.post(f"/l/{world.invite()}")
    web.post("/my/answer/cooking", data={"answer": "3"})
    web.post(f"/l/{world.invite()}")
    assert web.get("/my").headers["Location"] == "/my/answer/tidying"


def test_leaving_ends_the_session_on_the_server(app: Flask, world: World) -> None:
    web = app.test_client()
    web.post(f"/l/{world.invite()}")
    stolen = web.get_cookie("__Host-mittari")
    assert stolen is not None
    assert web.post("/my/leave").headers["Location"] == "/ended"
    web.set_cookie("__Host-mittari", stolen.value, domain="localhost")
    assert web.get("/my/picture").headers["Location"] == "/ended"


def test_an_answer_sent_after_the_session_ended_is_kept_on_the_page(
    app: Flask, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    token, web = world.invite(), app.test_client()
    web.post(f"/l/{token}")
    written, later = "words that must not be lost " * 3, clock.now() + timedelta(hours=3)
    monkeypatch.setattr(clock, "now", lambda: later)
    page = web.post("/my/answer/wish", data={"answer": written})
    assert page.status_code == 403
    assert written in page.text
    web.post(f"/l/{token}")
    assert web.post("/my/answer/wish", data={"answer": written}).headers["Location"] == "/my/check"
