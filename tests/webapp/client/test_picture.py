"""The own picture: sentence, chart, table, reasons, and the question whether to talk."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from flask.testing import FlaskClient

from mittari.store import contact_wishes
from mittari.store.engine import reading
from tests.webapp.client.test_answering import fill
from tests.webapp.conftest import World
from webapp import change_charts
from webapp.client import picture


def with_sign(change: int) -> str:
    return f"+{change}" if change > 0 else f"−{-change}"


@pytest.fixture
def measure(browser_of: Callable[[str], FlaskClient]) -> Callable[..., FlaskClient]:
    """A function that sends one form a value, the answer to both home questions, and stays in."""

    def send(*values: int) -> FlaskClient:
        web = browser_of("nobody")
        for value in values:
            web = browser_of("client")
            both = {"answer": str(value)}
            fill(web, cooking=both, tidying=both)
            web.post("/my/submit")
        return web

    return send


def test_before_anything_is_sent_the_page_says_how_a_picture_comes_about(
    browser_of: Callable[[str], FlaskClient],
) -> None:
    page = browser_of("client").get("/my/picture").text
    assert "There is no picture yet" in page
    assert "You have unfinished questions" in page


def test_the_first_time_shows_where_things_stand(measure: Callable[..., FlaskClient]) -> None:
    page = measure(3).get("/my/picture").text
    assert "Thank you. Your answers have been saved." in page
    assert "This was the first time." in page
    assert "Home: 75 now, not measured before" in page
    assert "cannot tell" not in page


def test_a_score_whose_key_nobody_has_checked_is_named(
    measure: Callable[..., FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    web = measure(3)
    assert "has not been checked" not in web.get("/my/picture").text
    monkeypatch.setattr(picture, "unverified", lambda _, score: ("key",) if score.id == "home" else ())
    assert "has not been checked against the publisher&#39;s own document: Home.</p>" in web.get("/my/picture").text


@pytest.mark.parametrize(
    ("values", "sentence", "reason"),
    [
        ((1, 3), "What has changed most: Home. First 25", "hardly chance"),
        ((2, 3), "As before: Home.", "it may be chance"),
        ((4, 1), "We cannot tell yet: Home, Strength.", "started at the highest point"),
    ],
)
def test_sentence_chart_and_table_tell_the_same(
    measure: Callable[..., FlaskClient], values: tuple[int, int], sentence: str, reason: str
) -> None:
    page = measure(*values).get("/my/picture").text
    then, now = (25 * value for value in values)
    assert sentence in page
    assert reason in page
    assert f"Home: then {then}, now {now}, on a scale from 0 to 100" in page
    assert f'govuk-table__cell--numeric">{then}</td>' in page
    assert f'govuk-table__cell--numeric">{now}</td>' in page
    assert f"</span> {with_sign(now - then)}</td>" in page


def test_a_score_without_sem_says_so_in_plain_words(measure: Callable[..., FlaskClient]) -> None:
    assert "We do not know yet how precise this measure is." in measure(2, 3).get("/my/picture").text


def test_a_made_up_precision_is_labelled(measure: Callable[..., FlaskClient]) -> None:
    assert "made up for this demonstration" in measure(2, 3).get("/my/picture").text


@pytest.mark.parametrize(("wish", "told"), [("yes", "We told your coach"), ("no", "You can change your mind")])
def test_a_fall_asks_whether_to_talk_and_keeps_the_answer(
    world: World, measure: Callable[..., FlaskClient], wish: str, told: str
) -> None:
    web = measure(3, 0)
    assert "Would you like to talk with your coach about Home?" in web.get("/my/picture").text
    assert told in web.post("/my/picture/talk", data={"topic": "everyday", "wish": wish}, follow_redirects=True).text
    with reading(world.engine) as connection:
        assert contact_wishes.of_client(connection, world.client.id)["everyday"].wish is (wish == "yes")


def test_a_rise_asks_nothing(measure: Callable[..., FlaskClient]) -> None:
    assert "Would you like to talk" not in measure(1, 3).get("/my/picture").text


@pytest.mark.parametrize("topic", ["", "other", "body"])
def test_a_topic_of_somebody_elses_picture_is_refused(measure: Callable[..., FlaskClient], topic: str) -> None:
    assert measure(3, 0).post("/my/picture/talk", data={"topic": topic, "wish": "yes"}).status_code == 400


def test_several_falls_are_asked_about_in_one_form(
    world: World, measure: Callable[..., FlaskClient], monkeypatch: pytest.MonkeyPatch
) -> None:
    web = measure(3, 0)
    monkeypatch.setattr(picture, "MANY", 1)
    page = web.get("/my/picture").text
    assert "Would you like to talk with your coach about any of these?" in page
    assert 'type="checkbox" value="everyday"' in page
    for chosen, kept in ((["everyday"], True), ([], False)):
        answer = web.post("/my/picture/talk-about", data={"topic": chosen}, follow_redirects=True)
        assert "Your coach sees what you would like to talk about." in answer.text
        with reading(world.engine) as connection:
            assert contact_wishes.of_client(connection, world.client.id)["everyday"].wish is kept


def test_only_topics_that_fell_can_be_chosen(measure: Callable[..., FlaskClient]) -> None:
    assert measure(3, 0).post("/my/picture/talk-about", data={"topic": ["body"]}).status_code == 400


@pytest.mark.parametrize(
    ("low", "high", "value", "told"),
    [(0, 100, 93.75, 94), (0, 100, 62.5, 63), (0, 100, 43.4, 43), (0, 10, 6.5, 6.5), (0, 100, None, None)],
)
def test_a_wide_scale_is_shown_in_whole_numbers(low: float, high: float, value: float | None, told: float) -> None:
    change: Any = SimpleNamespace(score=SimpleNamespace(range=(low, high)))
    assert change_charts.shown(change, value) == told
