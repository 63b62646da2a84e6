"""The client's own data to take along."""

import csv
import datetime
import io
from collections.abc import Callable
from dataclasses import replace

from flask.testing import FlaskClient

from mittari.answers import NonAnswer
from mittari.records.measurement import Measurement
from mittari.store.submission import record_once
from tests.webapp.client.test_answering import fill
from tests.webapp.conftest import World


def sent(browser_of: Callable[[str], FlaskClient], wish: str) -> FlaskClient:
    web = browser_of("client")
    fill(web, wish={"answer": wish})
    web.post("/my/submit")
    return web


def test_the_answers_come_in_words(browser_of: Callable[[str], FlaskClient]) -> None:
    response = sent(browser_of, "a home, with a sauna").get("/my/answers.csv")
    rows = list(csv.reader(io.StringIO(response.data.decode("utf-8-sig"))))
    told = {row[2]: row[3] for row in rows[1:]}
    assert rows[0] == ["When", "Meter", "Question", "Answer"]
    assert told["How does cooking go?"] == "Fairly easily"
    assert told["How does tidying go?"] == "This does not concern me"
    assert told["What do you wish for?"] == "a home, with a sauna"
    assert response.headers["Content-Disposition"] == 'attachment; filename="mittari.csv"'


def test_a_meter_that_the_library_does_not_have_is_told_in_codes_and_breaks_no_page(
    world: World, browser_of: Callable[[str], FlaskClient]
) -> None:
    structure = world.meter.structure.model_copy(update={"id": "elsewhere"})
    meter, now = replace(world.meter, structure=structure), datetime.datetime.now(datetime.UTC)
    measurement = Measurement(
        world.client.id, "imatra", meter.id, meter.version, meter.content_hash, now.date(), now,
        {"cooking": 2.0, "tidying": float(NonAnswer.REFUSED)},
    )  # fmt: skip
    record_once(world.engine, meter, measurement)
    web, coach = browser_of("client"), browser_of("coach")
    lines = web.get("/my/answers.csv").data.decode("utf-8-sig").splitlines()
    assert {f"{now.date()},elsewhere,cooking,2", f"{now.date()},elsewhere,tidying,refused"} <= set(lines)
    for page in (web.get("/my/picture"), coach.get("/coach/"), coach.get(f"/coach/clients/{world.client.id}")):
        assert page.status_code == 200


def test_no_answer_becomes_a_formula(browser_of: Callable[[str], FlaskClient]) -> None:
    for formula in ("=1+1", "+1+1", "@x", "-1+1", "＝1+1"):
        page = sent(browser_of, formula).get("/my/answers.csv").text
        assert f"'{formula}" in page
        assert f",{formula}" not in page


def test_everything_comes_as_json_and_nothing_of_others(world: World, browser_of: Callable[[str], FlaskClient]) -> None:
    response = sent(browser_of, "a home").get("/my/data.json")
    assert response.json is not None
    assert response.json["clients"][0]["label"] == "A-2217"
    assert "a home" in response.text
    assert world.other_client.label not in response.text
    assert "token_hash" not in response.text
