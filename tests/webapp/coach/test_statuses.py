"""Statuses: recorded once a day, removed by the one who recorded them."""

import datetime

import pytest
from flask.testing import FlaskClient

from mittari.records.status import Status
from mittari.store import rows, statuses
from mittari.store.engine import reading, writing
from tests.webapp.coach.conftest import Path, day
from tests.webapp.conftest import World


def kept(world: World) -> dict[datetime.date, Status]:
    with reading(world.engine) as connection:
        return {status.start: status for status in statuses.of_client(connection, world.client.id)}


def test_a_status_is_recorded(world: World, web: FlaskClient, here: str) -> None:
    form = {"status": "unemployed", "start": day(0).isoformat()}
    assert "The status has been recorded." in web.post(f"{here}/status/new", data=form, follow_redirects=True).text
    assert kept(world) == {day(0): Status(world.client.id, "unemployed", day(0), world.coach.id)}


@pytest.mark.parametrize(
    ("status", "offset", "told"),
    [("", 0, "Status: choose one"), ("flying", 0, "Status: choose one"), ("unemployed", 1, "From: the day can be")],
)
def test_a_mistake_is_told(world: World, web: FlaskClient, here: str, status: str, offset: int, told: str) -> None:
    answer = web.post(f"{here}/status/new", data={"status": status, "start": day(offset).isoformat()})
    assert answer.status_code == 400
    assert told in answer.text
    assert kept(world) == {}


def test_a_second_status_of_one_day_is_told_apart(path: Path, web: FlaskClient, here: str) -> None:
    answer = web.post(f"{here}/status/new", data={"status": "unemployed", "start": day(-200).isoformat()})
    assert answer.status_code == 409
    assert "a status is already recorded from this day" in answer.text


def test_a_status_recorded_by_mistake_is_removed(world: World, path: Path, web: FlaskClient, here: str) -> None:
    address = f"{here}/status/{day(-200)}/remove"
    assert address in web.get(here).text
    assert "The status has been removed." in web.post(address, follow_redirects=True).text
    assert kept(world) == {}
    assert web.post(address).status_code == 404


def test_a_status_of_somebody_else_stays(world: World, web: FlaskClient, here: str) -> None:
    with writing(world.engine) as connection:
        rows.add(connection, Status(world.client.id, "unemployed", day(-5), world.stranger.id))
    assert web.post(f"{here}/status/{day(-5)}/remove").status_code == 404
    assert day(-5) in kept(world)
