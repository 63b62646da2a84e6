"""A coach hands her own client over, by name, and what she sees afterwards."""

from typing import Any

import pytest
from flask.testing import FlaskClient

from mittari.records.staff import Role, StaffMember
from mittari.store import audit, coaching, staff
from mittari.store.engine import reading, writing
from tests.webapp.coach.conftest import Path, day
from tests.webapp.conftest import PASSWORD, World

SECOND = StaffMember("imatra", "second", "Leo Second", frozenset({Role.COACH}))


@pytest.fixture
def colleague(world: World) -> StaffMember:
    """A second coach of the organisation."""
    with writing(world.engine) as connection:
        staff.add(connection, SECOND, PASSWORD)
    return SECOND


@pytest.fixture
def form(here: str) -> str:
    return f"{here}/hand-over"


def data(to: StaffMember = SECOND, days: int = 0) -> dict[str, str]:
    return {"to": str(to.id), "first": day(days).isoformat()}


def held(world: World, coach: StaffMember, days: int = 0) -> list[str]:
    with reading(world.engine) as connection:
        return [one.label for one in coaching.of_coach(connection, "imatra", coach.id, day(days))]


def test_from_today_the_client_is_the_colleagues(
    world: World, path: Path, colleague: StaffMember, web: FlaskClient, here: str, form: str
) -> None:
    assert f'href="{form}"' in web.get(here).text
    page = web.get(form).text
    assert ("Hand over client A-2217" in page, "Leo Second" in page) == (True, True)
    answer = web.post(form, data=data(), follow_redirects=True)
    assert "Client A-2217 is handed over to Leo Second" in answer.text
    assert "You do not have any clients yet" in answer.text
    assert web.get(here).status_code == 404
    assert held(world, colleague) == ["A-2217"]
    with reading(world.engine) as connection:
        line = audit.of_client(connection, world.client.id).iloc[-1]
    assert (line["action"], line["actor"], line["object"]) == ("hand_over", world.coach.id, str(colleague.id))
    assert "Leo" not in line["detail"]


def test_until_a_later_day_she_stays_and_it_can_be_dropped(
    world: World, colleague: StaffMember, web: FlaskClient, here: str, form: str
) -> None:
    answer = web.post(form, data=data(days=7), follow_redirects=True)
    assert answer.request.path == here
    assert "To be handed over: from" in answer.text
    assert (held(world, world.coach, 6), held(world, world.coach, 7)) == (["A-2217"], [])
    told = web.post(form, data=data(world.coach), follow_redirects=True).text
    assert ("Client A-2217 stays with Kaisa Coach." in told, "To be handed over" in told) == (True, False)
    assert (held(world, world.coach, 7), held(world, colleague, 7)) == (["A-2217"], [])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"to": ""}, "New coach: choose one of the options"),
        ({"first": "2020-01-01"}, "First day: the day can be"),
        ({"first": ""}, "First day: give a day"),
    ],
)
def test_a_mistake_is_told(
    world: World, colleague: StaffMember, web: FlaskClient, form: str, wrong: dict[str, Any], told: str
) -> None:
    answer = web.post(form, data=data() | wrong)
    assert (answer.status_code, told in answer.text) == (400, True)
    assert held(world, world.coach) == ["A-2217"]


def test_only_to_another_coach_of_the_organisation(
    world: World, colleague: StaffMember, web: FlaskClient, form: str
) -> None:
    for other in (world.stranger, world.office, world.coach):
        assert web.post(form, data=data(other)).status_code == 400
    assert held(world, world.coach) == ["A-2217"]


def test_without_a_colleague_the_page_says_so(web: FlaskClient, form: str) -> None:
    page = web.get(form).text
    assert "Your organisation has no other coach." in page
    assert 'name="first"' not in page
