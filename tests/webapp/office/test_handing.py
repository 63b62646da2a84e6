"""The form by which clients get another coach: whom it takes, and what stands below each client."""

import datetime
from uuid import uuid4

from flask import Flask
from werkzeug.datastructures import MultiDict

from mittari.store.coaching import Held
from tests.webapp.conftest import World
from webapp import clock
from webapp.office.handing import MOST, HandoverForm, hints

DAY = datetime.date(2025, 2, 1)


def test_all_of_them_are_those_beyond_the_page_too(app: Flask, world: World) -> None:
    held = [Held(uuid4(), f"E-{number}") for number in range(MOST + 2)]
    with app.test_request_context("/?"):
        posted = {"everyone": "y", "to": "x", "first": clock.today().isoformat()}
        form = HandoverForm(MultiDict(posted))
        form.offer(held, {"x": world.coach})
        assert form.validate()
        assert len(form.chosen.choices) == MOST
        assert form.picked(held) == [one.client for one in held]


def test_below_a_client_stand_the_day_and_what_is_to_come(app: Flask) -> None:
    own, alone = Held(uuid4(), "E-1", DAY), Held(uuid4(), "E-2")
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        told = hints([own, alone], {own.client: "from tomorrow on Leo"})
    assert told == {str(own.client): "since 1 Feb 2025 · from tomorrow on Leo", str(alone.client): ""}
