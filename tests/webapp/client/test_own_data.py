"""The client's own data to take along."""

import csv
import io
from collections.abc import Callable

from flask.testing import FlaskClient

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


def test_no_answer_becomes_a_formula(browser_of: Callable[[str], FlaskClient]) -> None:
    for formula in ("=1+1", "+1", "@x", "-1"):
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
