"""How many were measured."""

import datetime
import re
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy import select

from mittari.records.measurement import Measurement
from mittari.store.engine import reading
from mittari.store.schema.people import clients
from mittari.store.submission import record_once
from tests.webapp.conftest import START, World


def measure(world: World, count: int) -> None:
    """Measures so many of the dozen when their path began."""
    with reading(world.engine) as connection:
        ids = connection.execute(select(clients.c.id).where(clients.c.label.like("D-%"))).scalars().all()
    meter = world.meter
    at = datetime.datetime.combine(START, datetime.time(), datetime.UTC)
    for client in ids[:count]:
        whole = Measurement(
            client, "imatra", meter.id, meter.version, meter.content_hash, START, at,
            {"cooking": 2.0, "tidying": 2.0, "working": 0.0, "vigour": 5.0},
        )  # fmt: skip
        record_once(world.engine, meter, whole)


def test_six_of_twelve_is_half(served: World, web: FlaskClient, year: dict[str, Any]) -> None:
    measure(served, 6)
    page = web.get("/office/coverage", query_string=year).text
    row = re.search(r"Measured at entry</th>(.*?)</tr>", page, re.DOTALL)
    assert row
    # Wilson's interval of 6 of 12 is 25.4-74.6 %.
    told = [re.sub(r"\s", "", cell) for cell in re.findall(r">([^<>]+)</td>", row[1])]
    assert told == ["6", "12", "50%", "25–75%"]


def test_a_few_are_not_told(served: World, web: FlaskClient, year: dict[str, Any]) -> None:
    measure(served, 2)
    page = web.get("/office/coverage", query_string=year).text
    assert not re.search(r"Measured at entry</th>\s*<td[^>]*>\s*2\s*</td>", page)


def test_without_a_choice_it_is_about_the_own_organisation_last_year(served: World, web: FlaskClient) -> None:
    page = web.get("/office/coverage").text
    assert "Imatra: measured at entry and exit" in page


def test_a_mistake_is_told(web: FlaskClient, year: dict[str, Any]) -> None:
    answer = web.get("/office/coverage", query_string=year | {"scope": "organisation:lappeenranta"})
    assert answer.status_code == 400
    assert "About whom: choose one of the options" in answer.text


def test_nobody_served_is_no_coverage(web: FlaskClient, year: dict[str, Any]) -> None:
    assert "There is nothing to report for this time" in web.get("/office/coverage", query_string=year).text
