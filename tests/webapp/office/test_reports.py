"""Choosing a report and reading it."""

from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from mittari.store.engine import reading
from mittari.store.schema.access import audit_log
from tests.webapp.conftest import World
from webapp import clock

Year = dict[str, Any]


def test_the_form_offers_the_own_organisation_and_the_areas(web: FlaskClient) -> None:
    page = web.get("/office/reports").text
    last_year = clock.today().year - 1
    for told in ("Imatra", "Etelä-Karjala (region)", "Imatran seutukunta (subregion)", f"{last_year}-12-31"):
        assert told in page
    assert "organisation:lappeenranta" not in page
    assert "The report is ready" not in page


def test_a_report_is_offered_to_read_and_to_keep(served: World, web: FlaskClient, year: Year) -> None:
    page = web.get("/office/reports", query_string=year).text
    assert "The report is ready" in page
    for kind in ("csv", "xlsx", "html"):
        assert f"/office/report.{kind}?scope=organisation:imatra" in page


def test_the_report_counts_who_was_served(served: World, web: FlaskClient, year: Year) -> None:
    answer = web.get("/office/report", query_string=year)
    assert answer.status_code == 200
    assert ">12<" in answer.text
    assert "<style" not in answer.text
    assert 'href="/office/report.css"' in answer.text


@pytest.mark.parametrize(
    ("language", "title"),
    [("fi", "Vaikuttavuusraportti"), ("sv", "Effektrapport"), ("fi-x-selko", "Vaikuttavuusraportti")],
)
def test_the_report_is_in_the_language_of_the_page(
    served: World, web: FlaskClient, year: Year, language: str, title: str
) -> None:
    web.get(f"/language/{language}")
    assert title in web.get("/office/report", query_string=year).text


def test_without_anybody_the_page_says_what_may_be_missing(web: FlaskClient, year: Year) -> None:
    page = web.get("/office/reports", query_string=year).text
    assert "There is nothing to report for this time" in page
    assert "Have the coaches recorded the services" in page


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"scope": "organisation:lappeenranta"}, "About whom: choose one"),
        ({"scope": "area:region:99"}, "About whom: choose one"),
        ({"scope": ""}, "About whom: choose one"),
        ({"first": "soon"}, "First day: give a day"),
        ({"last": "2024-12-31"}, "Last day: the day can be 1 Jan 2025 at the earliest"),
        ({"first": "0001-01-01"}, "First day: the day can be"),
    ],
)
def test_a_mistake_is_told_and_stands_for_no_report(web: FlaskClient, year: Year, wrong: Year, told: str) -> None:
    answer = web.get("/office/reports", query_string=year | wrong)
    assert answer.status_code == 400
    assert told in answer.text
    assert web.get("/office/report", query_string=year | wrong).status_code == 404


def test_reading_a_report_is_logged(served: World, web: FlaskClient, year: Year) -> None:
    web.get("/office/report", query_string=year)
    with reading(served.engine) as connection:
        query = select(audit_log.c.action, audit_log.c.object, audit_log.c.detail).where(audit_log.c.client.is_(None))
        looks = [tuple(row) for row in connection.execute(query) if row.action != "sign_in"]
    assert looks == [("view_report", "organisation:imatra", "2025-01-01/2025-12-31")]


def test_an_area_has_those_who_lived_there(served: World, web: FlaskClient, year: Year) -> None:
    assert "There is nothing to report" in web.get(
        "/office/reports", query_string=year | {"scope": "area:region:09"}
    ).text  # fmt: skip


def test_fewer_than_five_are_not_shown(world: World, web: FlaskClient, year: Year) -> None:
    world.episode()
    page = web.get("/office/reports", query_string=year).text
    assert "The report is ready" in page
    report = web.get("/office/report", query_string=year).text
    assert ">1<" not in report
