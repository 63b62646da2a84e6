"""What goes wrong is told plainly, loses nothing that was written, and leaves nothing half done."""

import logging
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from mittari.errors import StoreError
from mittari.store import audit, drafts, sessions, submission
from tests.webapp.conftest import World
from tests.webapp.test_csrf import content
from webapp.access import Audience, audience

WRITTEN = "a text that took an hour to write, and holds a name: Tuulikki Esimerkki"


def explode(error: Exception) -> Callable[..., str]:
    def fail(*args: object, **kwargs: object) -> str:
        raise error

    return fail


ERRORS = [
    StoreError("the database did not do it"),
    OperationalError("INSERT INTO x VALUES (?)", {"answer": WRITTEN}, Exception("database or disk is full")),
    OSError(28, "No space left on device"),
    RuntimeError(WRITTEN),
]


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_an_answer_that_was_not_saved_is_never_called_saved(
    world: World, browser_of: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    web = browser_of("client")
    monkeypatch.setattr(drafts, "save_answer", explode(error))
    response = web.post("/my/answer/wish", data={"answer": WRITTEN})
    assert response.status_code in (500, 503)
    assert WRITTEN in response.text
    assert "Traceback" not in response.text


def test_the_page_of_an_unsaved_answer_saves_it_once_the_store_is_back(
    browser_of: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    web = browser_of("client")
    with monkeypatch.context() as broken:
        broken.setattr(drafts, "save_answer", explode(ERRORS[0]))
        page = web.post("/my/answer/wish", data={"answer": WRITTEN}).text
    assert 'action="/my/answer/wish"' in page
    assert web.post("/my/answer/wish", data={"answer": WRITTEN}).status_code == 302


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize(
    ("module", "name"),
    [(audit, "append"), (submission, "score_rows"), (submission, "_remove_draft"), (submission, "measurement_row")],
)
def test_sending_is_all_or_nothing(
    world: World, browser_of: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch,
    error: Exception, module: object, name: str,
) -> None:  # fmt: skip
    web = browser_of("client")
    web.post("/my/answer/cooking", data={"answer": "3"})
    before = content(world.engine)
    with monkeypatch.context() as broken:
        broken.setattr(module, name, explode(error))
        assert web.post("/my/submit").status_code >= 500
    assert content(world.engine) == before
    assert web.post("/my/submit").headers["Location"] == "/my/picture"
    assert len(content(world.engine)["measurements"]) == len(before["measurements"]) + 1


def test_a_store_that_is_away_when_the_visitor_is_looked_up_keeps_the_answer(
    browser_of: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    web = browser_of("client")
    monkeypatch.setattr(sessions, "touch", explode(ERRORS[0]))
    assert WRITTEN in web.post("/my/answer/wish", data={"answer": WRITTEN}).text
    assert web.get("/my").status_code == 503


def test_the_log_tells_what_and_where_but_not_whose(
    browser_of: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    web = browser_of("client")
    monkeypatch.setattr(drafts, "save_answer", explode(ERRORS[1]))
    page = web.post("/my/answer/wish", data={"answer": WRITTEN}).text
    reference = page.partition("<strong>")[2] and page.rpartition("<strong>")[2].partition("</strong>")[0]
    assert f"{reference} client.answer OperationalError" in caplog.text
    assert "Tuulikki" not in caplog.text


@pytest.mark.parametrize(("path", "status"), [("/nothing", 404), ("/sign-out", 405), ("/boom", 500)])
def test_errors_have_pages_without_a_stack(
    app: Flask, caplog: pytest.LogCaptureFixture, path: str, status: int
) -> None:
    app.add_url_rule("/boom", "boom", audience(Audience.PUBLIC)(explode(RuntimeError(WRITTEN))))
    response = app.test_client().get(path)
    assert response.status_code == status
    assert "<h1" in response.text
    assert "Tuulikki" not in response.text + caplog.text


def test_more_than_fits_is_refused_kindly(browser_of: Callable[[str], FlaskClient]) -> None:
    response = browser_of("client").post("/my/answer/wish", data={"answer": "x" * 9_000_000})
    assert response.status_code == 413
    assert "too large" in response.text


def test_passwords_never_come_back(
    app: Flask, browser_of: Callable[[str], FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "start_staff", explode(ERRORS[0]))
    page = browser_of("nobody").post("/sign-in", data={"login": "coach", "password": "seven calm herons wade"}).text
    assert "herons" not in page


def test_no_log_holds_a_token_an_answer_or_a_name(app: Flask, world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    token, web = world.invite(), app.test_client()
    web.get(f"/l/{token}")
    web.post(f"/l/{token}")
    web.post("/my/answer/wish", data={"answer": WRITTEN})
    web.post("/my/submit")
    web.get("/my/picture")
    cookie = web.get_cookie("__Host-mittari")
    assert cookie is not None
    for secret in (token, "Tuulikki", world.coach.display_name, cookie.value):
        assert secret not in caplog.text
