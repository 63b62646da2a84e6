"""An answer that asks for somebody stands first, until somebody has been in touch; that can be taken back."""

from datetime import date
from uuid import uuid4

from flask.testing import FlaskClient

from tests.webapp.conftest import World


def test_it_stands_on_the_list_of_today_and_on_the_clients_page(world: World, web: FlaskClient, here: str) -> None:
    world.alert()
    assert "asks you to be in touch" in web.get("/coach/").text
    page = web.get(here).text
    assert "call 112" in page
    assert "I have been in touch" in page


def test_it_tells_the_day_of_the_answer_also_where_that_came_later_in_a_file(
    world: World, web: FlaskClient, here: str
) -> None:
    world.alert(date(2026, 3, 9))
    assert "An answer on 9 Mar 2026 asks you to be in touch" in web.get("/coach/").text
    assert "answered 9 Mar 2026" in web.get(here).text


def test_whoever_has_been_in_touch_marks_it_and_can_take_that_back(world: World, web: FlaskClient, here: str) -> None:
    address = f"{here}/alerts/{world.alert().id}"
    page = web.post(address, data={"dealt": "yes"}, follow_redirects=True).text
    assert "You can take it back on this page for a day" in page
    assert "asks you to be in touch" not in web.get("/coach/").text
    assert "It is waiting again." in web.post(address, data={"dealt": "no"}, follow_redirects=True).text
    assert "asks you to be in touch" in web.get("/coach/").text


def test_an_alert_that_is_not_hers_is_not_there(world: World, web: FlaskClient, here: str) -> None:
    assert web.post(f"{here}/alerts/{uuid4()}", data={"dealt": "yes"}).status_code == 404


def test_without_alerts_nothing_is_said_of_them(web: FlaskClient, here: str) -> None:
    assert "112" not in web.get(here).text
