"""Services: recorded, ended, removed; with the dates that fit."""

import datetime
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient

from mittari.records.episode import Episode
from mittari.store import audit, episodes
from mittari.store.engine import reading
from tests.webapp.coach.conftest import Path, day
from tests.webapp.conftest import World


def kept(world: World) -> dict[UUID, Episode]:
    with reading(world.engine) as connection:
        return {episode.id: episode for episode in episodes.of_client(connection, world.client.id)}


def form(**more: Any) -> dict[str, str]:
    filled = {"service": "coaching", "provider": "workshop", "start": day(-3), "end": ""} | more
    return {name: str(value) for name, value in filled.items()}


def test_a_service_is_recorded_for_the_own_organisation(world: World, path: Path, web: FlaskClient, here: str) -> None:
    before = kept(world)
    answer = web.post(f"{here}/services/new", data=form(), follow_redirects=True)
    assert "The service has been recorded." in answer.text
    new = next(episode for id, episode in kept(world).items() if id not in before)
    assert (new.organisation, new.service, new.provider) == ("imatra", "coaching", "workshop")
    assert (new.start, new.end) == (day(-3), None)
    with reading(world.engine) as connection:
        assert "add_episode" in set(audit.of_client(connection, world.client.id)["action"])


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"service": ""}, "Service: choose one of the options"),
        ({"service": "flying"}, "Service: choose one of the options"),
        ({"provider": "nobody"}, "Provider: choose one of the options"),
        ({"start": ""}, "From: give a day"),
        ({"start": "yesterday"}, "From: give a day"),
        ({"start": "2025-02-30"}, "From: give a day"),
        ({"start": day(400)}, "From: the day can be"),
        ({"start": "0999-01-01"}, "From: the day can be"),
        ({"end": day(-4)}, "Last day: the day can be"),
        ({"end": "9999-12-31"}, "Last day: the day can be"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_kept(
    world: World, path: Path, web: FlaskClient, here: str, wrong: dict[str, Any], told: str
) -> None:
    before = kept(world)
    answer = web.post(f"{here}/services/new", data=form(**wrong))
    assert answer.status_code == 400
    assert told in answer.text
    assert kept(world) == before


def test_a_day_may_be_written_by_hand(world: World, path: Path, web: FlaskClient, here: str) -> None:
    written = f"{day(-3).day}.{day(-3).month}.{day(-3).year}"
    assert web.post(f"{here}/services/new", data=form(start=written)).status_code == 302
    assert day(-3) in {episode.start for episode in kept(world).values()}


def test_a_service_gets_its_last_day(world: World, path: Path, web: FlaskClient, here: str) -> None:
    address = f"{here}/services/{path.own.id}/end"
    assert path.own.start.isoformat() not in web.get(address).text
    assert "The last day of the service has been recorded." in web.post(
        address, data={"end": day(-1).isoformat()}, follow_redirects=True
    ).text  # fmt: skip
    assert kept(world)[path.own.id].end == day(-1)


def test_a_service_cannot_end_before_it_began(world: World, path: Path, web: FlaskClient, here: str) -> None:
    early = path.own.start - datetime.timedelta(days=1)
    answer = web.post(f"{here}/services/{path.own.id}/end", data={"end": early.isoformat()})
    assert answer.status_code == 400
    assert "Last day: the day can be" in answer.text
    assert kept(world)[path.own.id] == path.own


def test_a_service_recorded_by_mistake_is_removed(world: World, path: Path, web: FlaskClient, here: str) -> None:
    answer = web.post(f"{here}/services/{path.own.id}/remove", follow_redirects=True)
    assert "The service has been removed." in answer.text
    assert path.own.id not in kept(world)
    assert web.post(f"{here}/services/{path.own.id}/remove").status_code == 404


@pytest.mark.parametrize("action", ["end", "remove"])
def test_a_service_of_another_organisation_is_left_alone(
    world: World, path: Path, web: FlaskClient, here: str, action: str
) -> None:
    answer = web.post(f"{here}/services/{path.foreign.id}/{action}", data={"end": day(0).isoformat()})
    assert answer.status_code == 404
    assert kept(world)[path.foreign.id] == path.foreign
