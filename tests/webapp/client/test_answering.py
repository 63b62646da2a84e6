"""One question a page: saved at once, conditions kept, left and taken up anywhere."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from mittari.definitions.meter import Meter
from mittari.store import drafts
from mittari.store.engine import reading
from mittari.store.schema.inviting import drafts as drafts_table
from mittari.store.schema.measuring import measurements
from tests.webapp.conftest import World
from webapp import database
from webapp.answering.saving import seal

ANSWERS = {
    "cooking": {"answer": "3"}, "tidying": {"answer": "not_applicable"}, "working": {"answer": "0"},
    "vigour": {"answer": "7"}, "walks": {"answer": "3,5"}, "moved": {"answer": "1.2.2024"}, "wish": {"refused": "y"},
}  # fmt: skip


@pytest.fixture
def web(browser_of: Callable[[str], FlaskClient]) -> FlaskClient:
    return browser_of("client")


def fill(web: FlaskClient, **changed: dict[str, str]) -> list[str]:
    """Answers every question and returns the addresses it was led to."""
    sent = {**ANSWERS, **changed}
    return [web.post(f"/my/answer/{item}", data=data).headers["Location"] for item, data in sent.items()]


def saved(world: World) -> dict[str, float | str]:
    with reading(world.engine) as connection:
        draft = connection.execute(select(drafts_table.c.id)).scalar_one()
        return dict(drafts.load(connection, draft).answers)


def test_each_answer_is_saved_and_leads_to_the_next_question(world: World, web: FlaskClient) -> None:
    steps = ["tidying", "working", "vigour", "walks", "moved", "wish"]
    assert fill(web) == [f"/my/answer/{item}" for item in steps] + ["/my/check"]
    expected = {
        "cooking": 3,
        "tidying": -126,
        "working": 0,
        "vigour": 7,
        "walks": 3.5,
        "moved": "2024-02-01",
        "wish": -127,
    }
    assert saved(world) == expected


def test_a_question_comes_only_when_its_condition_holds(web: FlaskClient) -> None:
    assert web.get("/my/answer/work_pace").headers["Location"] == "/my"
    assert web.post("/my/answer/working", data={"answer": "1"}).headers["Location"] == "/my/answer/work_pace"
    assert "Question 4 / 8" in web.get("/my/answer/work_pace").text
    assert (
        web.post("/my/answer/working", data={"answer": "0", "seen": seal(1)}).headers["Location"] == "/my/answer/vigour"
    )
    assert web.post("/my/answer/work_pace", data={"answer": "1"}).headers["Location"] == "/my"


def test_the_page_shows_the_stored_answer(web: FlaskClient) -> None:
    fill(web, wish={"answer": "a <b>home</b> & peace"})
    assert 'value="3" checked' in web.get("/my/answer/cooking").text
    assert "a &lt;b&gt;home&lt;/b&gt; &amp; peace" in web.get("/my/answer/wish").text
    assert "Saved at" in web.get("/my/answer/wish").text


def test_coming_back_leads_to_the_first_question_without_an_answer(world: World, web: FlaskClient) -> None:
    web.post("/my/answer/cooking", data={"answer": "3"})
    web.post("/my/answer/working", data={"answer": "0"})
    assert web.get("/my").headers["Location"] == "/my/answer/tidying"
    assert "Go on from where you stopped" in web.get("/my/start").text


def test_a_change_from_the_check_page_leads_back_to_it(web: FlaskClient) -> None:
    fill(web)
    assert 'action="/my/answer/cooking?check=1"' in web.get("/my/answer/cooking?check=1").text
    changed = {"answer": "1", "seen": seal(3)}
    assert web.post("/my/answer/cooking?check=1", data=changed).headers["Location"] == "/my/check"


def test_a_wrong_answer_is_told_in_title_summary_and_at_the_field(web: FlaskClient) -> None:
    response = web.post("/my/answer/walks", data={"answer": "very many"})
    assert response.status_code == 422
    assert "<title>Error: " in response.text
    assert response.text.count("Write a number between 0 and 50.") == 2
    assert 'value="very many"' in response.text


def test_a_text_of_a_megabyte_is_refused_kindly_and_kept_up_to_the_limit(world: World, web: FlaskClient) -> None:
    response = web.post("/my/answer/wish", data={"answer": "ä" * 1_000_000})
    assert response.status_code == 422
    assert "1000000 characters" in response.text
    assert response.text.count("ä") == 4000


def test_an_answer_from_elsewhere_is_never_overwritten_unseen(world: World, web: FlaskClient) -> None:
    web.post("/my/answer/cooking", data={"answer": "3"})
    response = web.post("/my/answer/cooking", data={"answer": "1", "seen": ""})
    assert response.status_code == 409
    assert "The saved answer is “Fairly easily”" in response.text
    assert saved(world)["cooking"] == 3
    seen = response.text.partition('name="seen" value="')[2].partition('"')[0]
    assert web.post("/my/answer/cooking", data={"answer": "1", "seen": seen}).status_code == 302
    assert saved(world)["cooking"] == 1


def test_the_same_answer_from_elsewhere_is_no_clash(web: FlaskClient) -> None:
    for _ in range(2):
        assert web.post("/my/answer/cooking", data={"answer": "3", "seen": ""}).status_code == 302


def test_an_unknown_question_is_not_there(web: FlaskClient) -> None:
    assert web.get("/my/answer/nothing").status_code == 404
    assert web.post("/my/answer/nothing", data={"answer": "1"}).status_code == 404


def test_the_introduction_says_who_sees_and_that_it_is_voluntary(web: FlaskClient) -> None:
    page = web.get("/my/start").text
    assert "Imatra" in page
    assert "voluntary" in page
    assert "at most 8 questions" in page
    assert "about 3 minutes" in page
    assert "have not been reviewed" in page


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("fi", "Miten ruoanlaitto sujuu?"),
        ("sv", "Hur går det att laga mat?"),
        ("en", "How does cooking go?"),
        ("fi-x-selko", "Osaatko laittaa ruokaa?"),
    ],
)
def test_questions_come_in_the_language_of_the_page(
    world: World, web: FlaskClient, language: str, question: str
) -> None:
    web.get(f"/language/{language}")
    assert question in web.get("/my/answer/cooking").text
    web.post("/my/answer/cooking", data={"answer": "3"})
    with reading(world.engine) as connection:
        assert connection.execute(select(drafts_table.c.language)).scalar_one() == language


def test_a_form_that_was_begun_goes_on_with_its_version(app: Flask, world: World, web: FlaskClient) -> None:
    web.post("/my/answer/cooking", data={"answer": "3"})
    library = app.extensions[database.LIBRARY]

    def newer(name: str) -> Meter:
        meter = library.meter(name)
        later = meter.structure.model_copy(update={"version": "9.0.0"})
        return replace(meter, structure=later, content_hash="0" * 64, earlier=(meter,))

    app.extensions[database.LIBRARY] = SimpleNamespace(meter=newer)
    assert "The questions have changed" not in web.get("/my").text
    assert web.post("/my/answer/tidying", data={"answer": "1"}).status_code == 302
    assert web.post("/my/submit").status_code == 302
    with reading(world.engine) as connection:
        assert connection.execute(select(measurements.c.version)).scalars().all() == [world.meter.version]


def test_questions_that_changed_under_way_are_not_mixed_with_the_old_ones(
    app: Flask, world: World, web: FlaskClient
) -> None:
    web.post("/my/answer/cooking", data={"answer": "3"})
    library = app.extensions[database.LIBRARY]
    changed = SimpleNamespace(meter=lambda name: replace(library.meter(name), content_hash="0" * 64))
    app.extensions[database.LIBRARY] = changed
    for response in (web.get("/my"), web.post("/my/answer/tidying", data={"answer": "1"}), web.post("/my/submit")):
        assert response.status_code == 409
        assert "The questions have changed" in response.text
    assert saved(world) == {"cooking": 3}
