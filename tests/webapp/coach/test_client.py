"""One client's page: what is on it, in which words, and what is kept back."""

import re
from dataclasses import replace

import pytest
from flask import Flask
from flask.testing import FlaskClient

from mittari.definitions.structure import UseLevel
from mittari.records.actor import client_actor
from mittari.store import consents, plans, rows
from mittari.store.engine import writing
from tests.webapp.coach.conftest import Path, counted, wish
from tests.webapp.conftest import World
from webapp import clock, database


def cells(page: str, name: str) -> list[str]:
    """The text of each cell in the row of a score."""
    row = re.search(rf'<th scope="row"[^>]*>{name}</th>(.*?)</tr>', page, re.DOTALL)
    assert row, name
    found = re.findall(r"<td[^>]*>(.*?)</td>", row[1], re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", cell)).strip() for cell in found]


def test_the_header_says_who_she_is(path: Path, web: FlaskClient, here: str) -> None:
    page = web.get(here).text
    for told in ("A-2217", "Aino Example", "Imatra", "tel. 040 123", "answers in: English", "path began"):
        assert told in page


def test_an_empty_record_says_what_to_do(web: FlaskClient, here: str) -> None:
    page = web.get(here).text
    for told in ("No measurements yet", "The path has not begun yet", "No service has been recorded."):
        assert told in page


# The SEM of "home" is 10: the limit is 1.959964 * sqrt(2) * 10 = 27.7 points. "strength" has none.
@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (1, 3, ["25 → 75", "+50", "▲ improved yes (limit ±27.7)"]),
        (3, 1, ["75 → 25", "−50", "▼ worse yes (limit ±27.7)"]),
        (2, 3, ["50 → 75", "+25", "= no reliable change cannot be told from chance (limit ±27.7)"]),
        (4, 2, ["100 → 50", "−50", "? cannot tell cannot tell, because the entry was at the best end of the scale"]),
    ],
)
def test_a_change_with_its_verdict_in_words(
    path: Path, web: FlaskClient, here: str, before: int, after: int, told: list[str]
) -> None:
    path.measure(190, before)
    path.measure(30, after)
    page = web.get(here).text
    assert cells(page, "Home") == told
    assert cells(page, "Strength")[2].endswith("the precision of the measure is not known (no SEM)")
    assert "is simulated here" in page


def test_one_measurement_is_where_she_stands_now(path: Path, web: FlaskClient, here: str) -> None:
    path.measure(190, 2)
    assert cells(web.get(here).text, "Home") == ["– → 50", "–", "? cannot tell one measurement only"]


def test_a_group_meter_never_judges_a_person(
    app: Flask, path: Path, web: FlaskClient, here: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.measure(190, 1)
    path.measure(30, 3)
    meter = path.world.meter
    group = replace(meter, structure=meter.structure.model_copy(update={"use_level": UseLevel.GROUP}))
    with app.app_context():
        monkeypatch.setattr(database.library(), "_meters", {"tiny": group})
    page = web.get(here).text
    assert cells(page, "Home") == ["– → –", "–", "? cannot tell not read for one person (group measure)"]
    for number in ("25 → 75", "then 25"):
        assert number not in page


def test_what_others_recorded_is_counted_but_not_shown(world: World, path: Path, web: FlaskClient, here: str) -> None:
    path.measure(100, 1)
    path.measure(50, 4, "lappeenranta")
    page = web.get(here).text
    assert "2 records of other organisations are not shown because the client has not given consent" in page
    assert cells(page, "Home")[0] == "– → 25"
    consents.give(
        world.engine, world.client.id, "lappeenranta", "imatra", clock.now(), client_actor(world.client.id)
    )  # fmt: skip
    page = web.get(here).text
    assert "are not shown" not in page
    assert cells(page, "Home")[0] == "25 → 100"


def test_services_of_others_can_be_seen_with_consent_but_not_changed(
    world: World, path: Path, web: FlaskClient, here: str
) -> None:
    consents.give(
        world.engine, world.client.id, "lappeenranta", "imatra", clock.now(), client_actor(world.client.id)
    )  # fmt: skip
    page = web.get(here).text
    assert f"{here}/services/{path.own.id}/end" in page
    assert str(path.foreign.id) not in page
    assert "(Lappeenranta)" in page


def test_wishes_are_told_by_their_names(world: World, web: FlaskClient, here: str) -> None:
    with writing(world.engine) as connection:
        rows.add(connection, wish(world, "everyday", 3), replace(wish(world, "work_ability", 3), wish=False))
    page = web.get(here).text
    assert "Everyday life, said on" in page
    assert "Work ability, said on" not in page


def test_plans_and_links_that_are_over_are_gone(world: World, path: Path, web: FlaskClient, here: str) -> None:
    world.invite()
    page = web.get(here).text
    assert "9 days late" in page
    assert "open until" in page
    plans.cancel(world.engine, path.plan.id, "declined", clock.now(), client_actor(world.client.id))
    world.invite()
    page = web.get(here).text
    assert "No measurement is planned." in page
    assert page.count("open until") == 1


def test_more_measurements_are_not_more_queries(path: Path, web: FlaskClient, here: str) -> None:
    def queries() -> int:
        with web.application.app_context():
            engine = database.engine()
        with counted(engine) as sent:
            web.get(here)
        return len(sent)

    path.measure(190, 1)
    few = queries()
    for days_ago in range(150, 10, -10):
        path.measure(days_ago, 2)
    assert queries() == few


@pytest.mark.parametrize("language", ["fi", "sv", "en", "fi-x-selko"])
def test_the_page_speaks_the_languages_of_staff(path: Path, web: FlaskClient, here: str, language: str) -> None:
    path.measure(190, 1)
    path.measure(30, 3)
    web.get(f"/language/{language}")
    page = web.get(here).text
    plain = language.split("-")[0]
    assert f'<html lang="{plain}"' in page
    assert {"fi": "parantunut", "sv": "förbättrad", "en": "improved"}[plain] in page


def test_an_operators_own_norm_is_used(world: World, path: Path, web: FlaskClient, here: str) -> None:
    path.measure(190, 1)
    path.measure(30, 2)
    assert cells(web.get(here).text, "Home")[2].startswith("= no reliable change")
    with writing(world.engine) as connection:
        connection.exec_driver_sql(
            "INSERT INTO local_norms (instrument, yaml, added_at) VALUES ('tiny', ?, '2026-01-01 00:00:00')", (OWN,)
        )
    assert cells(web.get(here).text, "Home")[2].startswith("▲ improved")


OWN = """norms:
  - {score: home, population: ours, method: retest, sem: 2, status: local, source: our own study, date: 2026-01-02}
"""
