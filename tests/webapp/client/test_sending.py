"""All answers on one page, then sent: once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from mittari.store.engine import reading
from mittari.store.schema.measuring import answers, measurements, scores
from tests.webapp.client.test_answering import fill
from tests.webapp.conftest import World
from webapp import clock


@pytest.fixture
def web(browser_of: Callable[[str], FlaskClient]) -> FlaskClient:
    return browser_of("client")


def count(world: World) -> int:
    with reading(world.engine) as connection:
        return int(connection.execute(select(func.count()).select_from(measurements)).scalar_one())


def test_the_check_page_tells_every_answer_and_where_to_change_it(web: FlaskClient) -> None:
    fill(web, wish={"answer": "a home"})
    page = web.get("/my/check").text
    for told in ("Fairly easily", "This does not concern me", "3.5", "1.2.2024", "a home"):
        assert told in page
    assert page.count('?check=1"') == 7


def test_what_is_unanswered_is_told_but_nobody_is_forced(world: World, web: FlaskClient) -> None:
    web.post("/my/answer/cooking", data={"answer": "3"})
    assert "6 questions have no answer" in web.get("/my/check").text
    assert web.post("/my/submit").headers["Location"] == "/my/picture"
    assert count(world) == 1


def test_without_any_answer_there_is_nothing_to_send(world: World, web: FlaskClient) -> None:
    assert web.get("/my/check").headers["Location"] == "/my"
    assert web.post("/my/submit").headers["Location"] == "/my"
    assert count(world) == 0


def test_answers_and_scores_are_stored_as_they_were_given(world: World, web: FlaskClient) -> None:
    web.get("/language/sv")
    fill(web)
    web.post("/my/submit")
    with reading(world.engine) as connection:
        kept = dict(connection.execute(select(answers.c.item, answers.c.value)).all())
        worked = dict(connection.execute(select(scores.c.score, scores.c.value)).all())
        row = connection.execute(select(measurements)).one()
    assert (kept["cooking"], kept["tidying"], kept["work_pace"], kept["wish"]) == (3, -126, -125, -127)
    # One of two items, 3 on 0-4: 75 on 0-100.
    assert worked == {"home": 75.0, "strength": 7.0}
    assert (row.language, row.mode, row.wording_status, row.respondent) == ("sv", "self", "draft", "client")


def test_the_day_of_the_answers_is_that_of_the_clock_on_the_wall(
    world: World, browser_of: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    night = datetime.now(UTC).replace(hour=22, minute=30, microsecond=0) + timedelta(days=1)
    monkeypatch.setattr(clock, "now", lambda: night)
    web = browser_of("client")
    web.post("/my/answer/cooking", data={"answer": "3"})
    web.post("/my/submit")
    with reading(world.engine) as connection:
        answered_on, received_at = connection.execute(
            select(measurements.c.answered_on, measurements.c.received_at)
        ).one()
    assert answered_on == (night + timedelta(hours=3)).date()
    assert received_at == night


def test_sending_again_and_again_makes_one_measurement(world: World, web: FlaskClient) -> None:
    fill(web)
    assert {web.post("/my/submit").headers["Location"] for _ in range(10)} <= {"/my/picture", "/my"}
    assert count(world) == 1


@pytest.mark.parametrize("times", [2, 8])
def test_sending_from_many_windows_at_once_makes_one_measurement(
    app: Flask, world: World, web: FlaskClient, times: int
) -> None:
    fill(web)
    cookie = web.get_cookie("__Host-mittari")
    assert cookie is not None

    def send(_: int) -> int:
        window = app.test_client()
        window.set_cookie("__Host-mittari", cookie.value, domain="localhost")
        return window.post("/my/submit").status_code

    with ThreadPoolExecutor(times) as pool:
        assert set(pool.map(send, range(times))) == {302}
    assert count(world) == 1


def test_after_sending_everything_leads_to_the_picture(web: FlaskClient) -> None:
    fill(web)
    web.post("/my/submit")
    for path in ("/my", "/my/start", "/my/answer/cooking", "/my/check"):
        assert web.get(path, follow_redirects=True).request.path == "/my/picture"
    assert web.post("/my/answer/cooking", data={"answer": "0"}, follow_redirects=True).request.path == "/my/picture"
