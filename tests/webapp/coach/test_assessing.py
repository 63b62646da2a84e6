"""A coach fills in a meter about a client: hers alone until it is sent, then a measurement like others."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from mittari.definitions.library import Library
from mittari.definitions.meter import Meter
from mittari.records.measurement import Draft
from mittari.store import assessments, audit, drafts, invitations
from mittari.store.engine import reading
from mittari.store.schema.alerts import alerts
from mittari.store.schema.inviting import drafts as drafts_table
from mittari.store.schema.measuring import answers, measurements, scores
from tests.webapp.coach.conftest import colleague
from tests.webapp.coach.test_client import cells
from tests.webapp.conftest import LIBRARY, World
from webapp import database
from webapp.answering.saving import seal

ANSWERS = {"cooking": {"answer": "1"}, "shopping": {"answer": "5"}, "reasons": {"answer": "was there"}}


def begin(web: FlaskClient, here: str) -> str:
    """The address of an assessment that was just begun."""
    answer = web.post(f"{here}/assessments/new", data={"meter": "judged"})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def fill(web: FlaskClient, place: str, **changed: dict[str, str]) -> list[str]:
    """Answers every question and returns the pages it was led to, below the assessment's own."""
    sent = {**ANSWERS, **changed}
    led = [web.post(f"{place}/answer/{item}", data=data).headers["Location"] for item, data in sent.items()]
    return [address.removeprefix(place) for address in led]


def assess(web: FlaskClient, here: str, **changed: dict[str, str]) -> str:
    """The client's page after a whole assessment."""
    place = begin(web, here)
    fill(web, place, **changed)
    return web.post(f"{place}/send", follow_redirects=True).text


def saved(world: World) -> Draft:
    with reading(world.engine) as connection:
        return drafts.load(connection, connection.execute(select(drafts_table.c.id)).scalar_one())


def test_only_meters_for_coaches_are_offered(web: FlaskClient, here: str) -> None:
    page = web.get(f"{here}/assessments/new").text
    assert re.findall(r'name="meter" type="radio" value="([^"]+)"', page) == ["judged"]
    assert 'value="judged"' not in web.get(f"{here}/links/new").text
    for wrong in ("tiny", "", "unknown"):
        assert web.post(f"{here}/assessments/new", data={"meter": wrong}).status_code == 400


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"perspective": "observer"}, ["judged"]),
        ({"perspective": "employer"}, []),
        ({"perspective": "observer", "anonymous": True}, []),
        ({"offered": False}, []),
    ],
)
def test_who_answers_and_whether_anybody_may_decide_what_is_offered(
    web: FlaskClient, here: str, monkeypatch: pytest.MonkeyPatch, changed: dict[str, object], told: list[str]
) -> None:
    library = Library(LIBRARY)
    meter = library.meter("judged")
    library._meters["judged"] = replace(meter, structure=meter.structure.model_copy(update=changed))
    monkeypatch.setattr(database, "library", lambda: library)
    page = web.get(f"{here}/assessments/new").text
    assert re.findall(r'name="meter" type="radio" value="([^"]+)"', page) == told
    assert ("no questionnaire that a coach could fill in" in page) is (told == [])
    assert ("MITTARI_OFFER" in page) is ("offered" in changed)


def test_it_begins_with_what_it_is_about(web: FlaskClient, here: str) -> None:
    place = begin(web, here)
    page = web.get(place).text
    for told in ("Seen by the coach", "Assessment of client A-2217", "Only you see an unfinished assessment", "Start"):
        assert told in page
    assert web.get(f"{place}/on").headers["Location"] == f"{place}/answer/cooking"
    assert web.get(f"{place}/check").headers["Location"] == f"{place}/on"
    assert web.post(f"{place}/send").headers["Location"] == f"{place}/on"


def test_questions_are_in_words_for_somebody_who_answers_about_another(web: FlaskClient, here: str) -> None:
    place = begin(web, here)
    page = web.get(f"{place}/answer/cooking").text
    for told in ("Question 1 / 3", "I leave this unanswered", "This does not concern the client", "Back: A-2217"):
        assert told in page
    empty = web.post(f"{place}/answer/cooking", data={})
    assert empty.status_code == 422
    assert "You can also choose “I leave this unanswered”" in empty.text
    assert "I do not want to answer" not in page + empty.text
    assert web.get(f"{place}/answer/unknown").status_code == 404


def test_it_is_left_and_taken_up_again(world: World, web: FlaskClient, here: str) -> None:
    place = begin(web, here)
    assert web.post(f"{place}/answer/cooking", data={"answer": "1"}).headers["Location"] == f"{place}/answer/shopping"
    page = web.get(here).text
    assert "Unfinished assessments" in page
    assert f'href="{place}/on"' in page
    web.post("/sign-out")
    web.post("/sign-in", data={"login": "coach", "password": "seven calm herons wade"})
    assert begin(web, here) == place
    assert "Go on from where you stopped" in web.get(place).text
    assert web.get(f"{place}/on").headers["Location"] == f"{place}/answer/shopping"
    assert re.search(r'value="1"[^>]*checked', web.get(f"{place}/answer/cooking").text)
    assert saved(world).answers == {"cooking": 1}


def test_the_check_page_tells_every_answer_and_where_to_change_it(web: FlaskClient, here: str) -> None:
    place = begin(web, here)
    assert fill(web, place, reasons={"refused": "y"}) == ["/answer/shopping", "/answer/reasons", "/check"]
    page = web.get(f"{place}/check").text
    for told in ("With difficulty", "I leave this unanswered", "in your name"):
        assert told in page
    assert page.count("?check=1") == 3
    changed = web.post(f"{place}/answer/cooking?check=1", data={"answer": "2", "seen": seal(1)})
    assert changed.headers["Location"] == f"{place}/check"


def test_a_window_that_saw_an_older_answer_is_told(world: World, web: FlaskClient, here: str) -> None:
    place = begin(web, here)
    web.post(f"{place}/answer/cooking", data={"answer": "1"})
    clash = web.post(f"{place}/answer/cooking", data={"answer": "3"})
    assert clash.status_code == 409
    assert "With difficulty" in clash.text
    assert saved(world).answers == {"cooking": 1}


def test_what_is_sent_is_a_measurement_by_the_coach(world: World, web: FlaskClient, here: str) -> None:
    page = assess(web, here)
    for told in ("The assessment has been saved.", "Seen by the coach, assessed by Kaisa Coach"):
        assert told in page
    assert "Unfinished assessments" not in page
    # 1 + 5 of 14.
    assert cells(page, "Household")[0] == "– → 6"
    with reading(world.engine) as connection:
        row = connection.execute(select(measurements)).one()
        kept = dict(connection.execute(select(answers.c.item, answers.c.value)).all())
        worked = connection.execute(select(scores.c.score, scores.c.value)).all()
        log = audit.of_client(connection, world.client.id)
    assert (row.respondent, row.rater, row.mode, row.source) == ("coach", world.coach.id, "rated", "web")
    assert (row.client, row.organisation, row.language) == (world.client.id, "imatra", "en")
    assert (kept["cooking"], kept["shopping"], worked) == (1, 5, [("household", 6)])
    done = log[log["action"] != "view"]
    assert list(done["action"]) == ["begin_assessment", "submit"]
    assert set(done["actor"]) == {world.coach.id}


def test_sending_again_makes_no_second_one(world: World, web: FlaskClient, here: str) -> None:
    place = begin(web, here)
    fill(web, place)
    for _ in range(3):
        assert web.post(f"{place}/send").headers["Location"] == f"{here}#measurements"
    for page in ("", "/on", "/answer/cooking", "/check"):
        assert web.get(place + page, follow_redirects=True).request.path == here
    assert web.post(f"{place}/remove").status_code == 404
    with reading(world.engine) as connection:
        assert len(connection.execute(select(measurements)).all()) == 1


def test_an_answer_that_asks_for_contact_raises_an_alert(world: World, web: FlaskClient, here: str) -> None:
    assert "Be in touch" in assess(web, here, cooking={"answer": "0"})
    with reading(world.engine) as connection:
        assert [row.item for row in connection.execute(select(alerts))] == ["cooking"]


@pytest.mark.parametrize(("same", "told"), [(True, "improved"), (False, "somebody else judged")])
def test_only_judgements_of_one_rater_are_compared(
    world: World, web: FlaskClient, here: str, browser_of: Callable[[str], FlaskClient], same: bool, told: str
) -> None:
    assess(web, here)
    page = assess(
        web if same else colleague(world, browser_of), here, cooking={"answer": "3"}, shopping={"answer": "9"}
    )
    assert told in " ".join(cells(page, "Household"))


def test_nobody_else_opens_it(
    world: World, web: FlaskClient, here: str, browser_of: Callable[[str], FlaskClient]
) -> None:
    place, other = begin(web, here), colleague(world, browser_of)
    assert other.get(here).status_code == 200
    assert "Unfinished assessments" not in other.get(here).text
    for page in ("", "/on", "/answer/cooking", "/check"):
        assert other.get(place + page).status_code == 404
    for page in ("/answer/cooking", "/send", "/remove"):
        assert other.post(place + page, data=ANSWERS["cooking"]).status_code == 404
    assert begin(other, here) != place


def test_it_is_no_link_of_the_clients(world: World, web: FlaskClient, here: str) -> None:
    place = begin(web, here)
    assessment = place.rpartition("/")[2]
    assert "There are no open links." in web.get(here).text
    assert web.get(f"{here}/links/{assessment}").status_code == 404
    assert web.post(f"{here}/links/{assessment}/revoke").status_code == 404
    link = world.invitation().id
    assert web.get(f"{here}/assessments/{link}").status_code == 404


def test_removing_deletes_what_was_begun(world: World, web: FlaskClient, here: str) -> None:
    place = begin(web, here)
    web.post(f"{place}/answer/cooking", data={"answer": "1"})
    page = web.post(f"{place}/remove", follow_redirects=True).text
    assert "its answers have been removed" in page
    assert "Unfinished assessments" not in page
    assert web.get(place).status_code == 404
    with reading(world.engine) as connection:
        assert connection.execute(select(drafts_table)).all() == []
        assert assessments.unfinished(connection, world.client.id, world.coach) == []
        assert invitations.of_client(connection, world.client.id) == []


def put(monkeypatch: pytest.MonkeyPatch, meter: Meter) -> None:
    """Makes this the library's meter for coaches."""
    library = Library(LIBRARY)
    library._meters["judged"] = meter
    monkeypatch.setattr(database, "library", lambda: library)


def test_questions_that_changed_lead_back_with_the_reason(
    web: FlaskClient, here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = begin(web, here)
    web.post(f"{place}/answer/cooking", data={"answer": "1"})
    put(monkeypatch, replace(Library(LIBRARY).meter("judged"), content_hash="0" * 64))
    answer = web.get(f"{place}/on", follow_redirects=True)
    assert answer.request.path == here
    assert "Remove the unfinished assessment and begin a new one" in answer.text


def test_a_meter_that_lost_its_wording_leads_back_too(
    web: FlaskClient, here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = begin(web, here)
    put(monkeypatch, replace(Library(LIBRARY).meter("judged"), texts={}))
    answer = web.get(place, follow_redirects=True)
    assert answer.request.path == here
    assert "shown now in any language of these pages" in answer.text


@pytest.mark.parametrize(("language", "word"), [("fi", "Tallenna arvio"), ("sv", "Spara bedömningen")])
def test_it_is_there_in_the_languages_of_staff(web: FlaskClient, here: str, language: str, word: str) -> None:
    place = begin(web, here)
    fill(web, place)
    web.get(f"/language/{language}")
    assert word in web.get(f"{place}/check").text
    assert f'lang="{language}"' in web.get(f"{place}/answer/cooking").text


def test_the_client_sees_it_as_all_that_is_kept_about_her(
    app: Flask, world: World, web: FlaskClient, here: str, browser_of: Callable[[str], FlaskClient]
) -> None:
    assess(web, here)
    client = browser_of("client")
    assert "Household" in client.get("/my/picture").text
    assert "changed your data" in client.get("/my/sharing").text
    assert "was there" in client.get("/my/answers.csv").text
