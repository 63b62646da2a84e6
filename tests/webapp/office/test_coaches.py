"""Who has how many clients, who has nobody, and handing clients over."""

import datetime
import re
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from mittari.records.actor import SYSTEM
from mittari.records.client import Client, Identity, Membership
from mittari.records.staff import Role, StaffMember
from mittari.store import audit, coaching, staff
from mittari.store.engine import reading, writing
from mittari.store.rows import add
from mittari.store.schema.access import audit_log
from tests.webapp.conftest import PASSWORD, START, World
from webapp import clock
from webapp.office import coaches as module

SECOND = StaffMember("imatra", "second", "Leo Second", frozenset({Role.COACH}))
ALONE = Client("C-3003")
NOBODY = "/office/coaches/nobody"


@pytest.fixture
def world(world: World) -> World:
    """The small world with a second coach, a client without one, and names that no office may see."""
    with writing(world.engine) as connection:
        staff.add(connection, SECOND, PASSWORD)
        add(connection, ALONE, Membership(ALONE.id, "imatra", START))
        add(connection, *(Identity(one.id, "Canary Name", "040 987") for one in (world.client, ALONE)))
    return world


def form(*chosen: UUID, to: StaffMember = SECOND, days: int = 0, **more: str) -> dict[str, Any]:
    day = clock.today() + datetime.timedelta(days=days)
    return {"chosen": [str(one) for one in chosen], "to": str(to.id), "first": day.isoformat()} | more


def held(world: World, coach: StaffMember | None, days: int = 0) -> list[str]:
    """The labels of a coach's clients, or of nobody's, so many days from today."""
    with reading(world.engine) as connection:
        day = clock.today() + datetime.timedelta(days=days)
        if coach is None:
            return [one.label for one in coaching.without_coach(connection, "imatra", day)]
        return [one.label for one in coaching.of_coach(connection, "imatra", coach.id, day)]


def rows_of(page: str) -> dict[str, str]:
    """The number of clients beside each coach."""
    table = page.partition("<tbody")[2]
    return dict(re.findall(r">([^<>]+)</a>.*?</th>\s*<td[^>]*>(\d+)</td>", table, re.DOTALL))


def test_each_coach_with_a_number_and_those_whom_nobody_has(world: World, web: FlaskClient) -> None:
    page = web.get("/office/coaches").text
    assert rows_of(page) == {"Kaisa Coach": "1", "Leo Second": "0"}
    assert "One client has no coach" in page
    assert f'href="{NOBODY}"' in page
    # Coaches and clients of another organisation are none of its business.
    assert "Sten Stranger" not in page


def test_no_page_holds_a_name_or_an_answer(world: World, web: FlaskClient) -> None:
    world.alert()
    for page in ("/office/coaches", NOBODY, f"/office/coaches/{world.coach.id}"):
        text = web.get(page).text
        assert not re.search("Canary|040 987|cooking|Cooking", text)
        assert "/coach/clients" not in text


def test_the_client_of_nobody_gets_a_coach_who_sees_her_at_once(
    world: World, web: FlaskClient, browser_of: Any
) -> None:
    answer = web.post(NOBODY, data=form(ALONE.id), follow_redirects=True)
    assert "One client is handed over to Leo Second, from" in answer.text
    assert "Every client has a coach." in answer.text
    assert (held(world, None), held(world, SECOND)) == ([], ["C-3003"])
    coach = browser_of("stranger")
    coach.post("/sign-out")
    coach.post("/sign-in", data={"login": "second", "password": PASSWORD})
    assert coach.get(f"/coach/clients/{ALONE.id}").status_code == 200


def test_a_coach_is_away_from_a_day_on(world: World, web: FlaskClient) -> None:
    here = f"/office/coaches/{world.coach.id}"
    web.post(here, data=form(world.client.id, days=7))
    assert (held(world, world.coach, 6), held(world, SECOND, 6)) == (["A-2217"], [])
    assert (held(world, world.coach, 7), held(world, SECOND, 7)) == ([], ["A-2217"])
    assert "on Leo Second" in web.get(here).text
    # To stay is on offer as long as there is something to come.
    kept = web.post(here, data=form(world.client.id, to=world.coach), follow_redirects=True)
    assert "One client stays with Kaisa Coach." in kept.text
    assert held(world, world.coach, 7) == ["A-2217"]
    assert web.post(here, data=form(world.client.id, to=world.coach)).status_code == 400


def test_handing_back_undoes_it(world: World, web: FlaskClient) -> None:
    web.post(f"/office/coaches/{world.coach.id}", data=form(world.client.id))
    assert (held(world, world.coach), held(world, SECOND)) == ([], ["A-2217"])
    web.post(f"/office/coaches/{SECOND.id}", data=form(world.client.id, to=world.coach))
    assert (held(world, world.coach), held(world, SECOND)) == (["A-2217"], [])


def test_all_of_them_without_ticking_any(world: World, web: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    more = [Client(f"D-{number}") for number in range(4000, 4005)]
    with writing(world.engine) as connection:
        add(connection, *more, *(Membership(one.id, "imatra", START) for one in more))
    monkeypatch.setattr("webapp.office.handing.MOST", 3)
    monkeypatch.setattr(module, "MOST", 3)
    page = web.get(NOBODY).text
    assert ("The first 3 can be ticked here" in page, "6 clients." in page) == (True, True)
    assert page.count('name="chosen"') == 3
    told = web.post(NOBODY, data=form(everyone="y"), follow_redirects=True).text
    assert "6 clients are handed over to Leo Second" in told
    assert (len(held(world, SECOND)), held(world, None)) == (6, [])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"chosen": []}, "Which clients: tick the clients on the list"),
        ({"chosen": ["7"]}, "Which clients: tick the clients on the list"),
        ({"to": ""}, "New coach: choose one of the options"),
        ({"first": "soon"}, "First day: give a day"),
        ({"first": "2020-01-01"}, "First day: the day can be"),
    ],
)
def test_a_mistake_is_told_and_nobody_is_handed_over(
    world: World, web: FlaskClient, wrong: dict[str, Any], told: str
) -> None:
    answer = web.post(f"/office/coaches/{world.coach.id}", data=form(world.client.id) | wrong)
    assert (answer.status_code, told in answer.text) == (400, True)
    assert held(world, world.coach) == ["A-2217"]


def test_nobody_of_another_organisation_is_handed_over_or_gets_somebody(world: World, web: FlaskClient) -> None:
    here = f"/office/coaches/{world.coach.id}"
    assert web.post(here, data=form(world.other_client.id)).status_code == 400
    assert web.post(here, data=form(world.client.id, to=world.stranger)).status_code == 400
    assert web.post(here, data=form(world.client.id, to=world.office)).status_code == 400
    assert web.get(f"/office/coaches/{world.stranger.id}").status_code == 404
    assert web.post(f"/office/coaches/{world.stranger.id}", data=form(world.other_client.id)).status_code == 404
    assert held(world, world.coach) == ["A-2217"]


def test_who_left_still_stands_there_as_long_as_there_are_clients(world: World, web: FlaskClient) -> None:
    staff.set_active(world.engine, world.coach.id, False, clock.now(), SYSTEM)
    page = web.get("/office/coaches").text
    assert ("can no longer sign in" in page, rows_of(page)["Kaisa Coach"]) == (True, "1")
    assert "Those marked below can no longer see their clients." in page
    web.post(f"/office/coaches/{world.coach.id}", data=form(world.client.id))
    later = web.get("/office/coaches").text
    assert ("Kaisa Coach" in rows_of(later), "Those marked below" in later) == (False, False)


def test_who_is_no_coach_any_more_is_told(world: World, web: FlaskClient) -> None:
    staff.set_roles(world.engine, world.coach.id, [Role.OFFICE], clock.now(), SYSTEM)
    assert "is no longer a coach" in web.get("/office/coaches").text


def test_empty_pages_say_what_to_do(world: World, web: FlaskClient) -> None:
    assert "Leo Second has no clients now." in web.get(f"/office/coaches/{SECOND.id}").text
    web.post(NOBODY, data=form(ALONE.id))
    assert "Every client has a coach." in web.get(NOBODY).text
    staff.set_active(world.engine, SECOND.id, False, clock.now(), SYSTEM)
    alone = web.get(f"/office/coaches/{world.coach.id}").text
    assert "There is no coach to hand them over to" in alone
    assert 'name="chosen"' not in alone
    with writing(world.engine) as connection:
        connection.exec_driver_sql("DELETE FROM assignments")
    staff.set_active(world.engine, world.coach.id, False, clock.now(), SYSTEM)
    assert "There are no coaches yet" in web.get("/office/coaches").text


def test_looks_and_handovers_are_in_the_log(world: World, web: FlaskClient) -> None:
    web.get("/office/coaches")
    web.get(NOBODY)
    web.post(NOBODY, data=form(ALONE.id))
    with reading(world.engine) as connection:
        query = select(audit_log.c.actor, audit_log.c.object).where(audit_log.c.action == "view_caseload")
        looks = [tuple(row) for row in connection.execute(query)]
        line = audit.of_client(connection, ALONE.id).iloc[-1]
    assert looks == [(world.office.id, "coaches"), (world.office.id, "nobody")]
    assert (line["action"], line["actor"], line["object"]) == ("hand_over", world.office.id, str(SECOND.id))


@pytest.mark.parametrize(("language", "title"), [("fi", "Asiakkaat ja valmentajat"), ("sv", "Klienter och coacher")])
def test_the_page_is_in_the_readers_language(world: World, web: FlaskClient, language: str, title: str) -> None:
    web.get(f"/language/{language}")
    assert title in web.get("/office/coaches").text
    assert web.get(NOBODY).status_code == 200
