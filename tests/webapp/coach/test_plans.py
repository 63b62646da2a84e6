"""Plans: made, and cancelled with a reason."""

import re
from typing import Any
from uuid import uuid4

import pytest
from flask.testing import FlaskClient

from mittari.records.plan import Plan, Point
from mittari.store import plans, rows
from mittari.store.engine import reading, writing
from tests.webapp.coach.conftest import Path, day
from tests.webapp.conftest import World
from webapp.coach import lists


def kept(world: World) -> list[Plan]:
    with reading(world.engine) as connection:
        return plans.of_client(connection, world.client.id)


def form(**more: Any) -> dict[str, str]:
    filled = {"meter": "tiny", "point": "exit", "due": day(30)} | more
    return {name: str(value) for name, value in filled.items()}


def test_a_measurement_is_planned(world: World, web: FlaskClient, here: str) -> None:
    assert "The measurement has been planned." in web.post(
        f"{here}/plans/new", data=form(), follow_redirects=True
    ).text  # fmt: skip
    plan = kept(world)[0]
    assert (plan.instrument, plan.point, plan.due, plan.organisation) == ("tiny", Point.EXIT, day(30), "imatra")


def test_what_coaches_fill_in_stands_under_a_heading_of_its_own(world: World, web: FlaskClient, here: str) -> None:
    page = web.get(f"{here}/plans/new").text
    groups = re.findall(r'<optgroup label="([^"]+)">(.*?)</optgroup>', page, re.DOTALL)
    assert [(name, re.findall(r'value="([^"]+)"', choices)) for name, choices in groups] == [
        ("The client answers", ["tiny"]),
        ("You fill in", ["judged"]),
    ]
    web.post(f"{here}/plans/new", data=form(meter="judged"))
    assert kept(world)[0].instrument == "judged"


def test_without_meters_for_coaches_there_are_no_headings(
    web: FlaskClient, here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "OBSERVERS", frozenset())
    page = web.get(f"{here}/plans/new").text
    assert ("<optgroup" in page, 'value="tiny"' in page) == (False, True)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"meter": "who-5"}, "Questionnaire: choose one"),
        ({"point": ""}, "Point of measurement: choose one"),
        ({"due": day(-1)}, "Day of measurement: the day can be"),
        ({"due": "soon"}, "Day of measurement: give a day"),
    ],
)
def test_a_mistake_is_told(world: World, web: FlaskClient, here: str, wrong: dict[str, Any], told: str) -> None:
    answer = web.post(f"{here}/plans/new", data=form(**wrong))
    assert answer.status_code == 400
    assert told in answer.text
    assert kept(world) == []


def test_a_plan_is_cancelled_with_its_reason(world: World, path: Path, web: FlaskClient, here: str) -> None:
    address = f"{here}/plans/{path.plan.id}/cancel"
    assert "interim measurement" in web.get(address).text
    answer = web.post(address, data={})
    assert answer.status_code == 400
    assert "Why is it not done?: choose one of the options" in answer.text
    assert "has been cancelled" in web.post(address, data={"reason": "declined"}, follow_redirects=True).text
    assert kept(world)[0].cancelled == "declined"
    assert web.get(address).status_code == 404


def test_plans_of_others_are_not_there(world: World, web: FlaskClient, here: str) -> None:
    foreign = Plan(world.client.id, "lappeenranta", "tiny", day(3), Point.EXIT)
    elsewhere = Plan(world.other_client.id, "imatra", "tiny", day(3), Point.EXIT)
    with writing(world.engine) as connection:
        rows.add(connection, foreign, elsewhere)
    for plan in (foreign.id, elsewhere.id, uuid4()):
        assert web.post(f"{here}/plans/{plan}/cancel", data={"reason": "declined"}).status_code == 404
        assert web.get(f"{here}/links/new?plan={plan}").status_code == 404
        assert web.get(f"{here}/assessments/new?plan={plan}").status_code == 404
        assert web.post(f"{here}/assessments/new", data={"meter": "judged", "plan": plan}).status_code == 404
