"""The picture of a path: every place on it, worked by hand."""

import datetime
from typing import Any

import pandas as pd
import pytest
from flask import Flask

from mittari.records.plan import Plan, Point
from mittari.store.client_path import ClientPath
from tests.webapp.conftest import World
from webapp.coach.timeline import Span, dates, ticks, timeline

TODAY = datetime.date(2025, 7, 1)
DATES = "datetime64[s]"


def frame(columns: str, *rows: tuple[object, ...]) -> pd.DataFrame:
    found = pd.DataFrame(list(rows), columns=columns.split())
    return found.astype({name: DATES for name in found.columns if name in ("start", "end", "date")})


def path(
    episodes: tuple[tuple[object, ...], ...] = (),
    statuses: tuple[tuple[object, ...], ...] = (),
    measured: tuple[tuple[object, ...], ...] = (),
) -> ClientPath:
    return ClientPath(
        frame("service start end", *episodes), frame("status start", *statuses), frame("date point", *measured),
        pd.DataFrame(),
    )  # fmt: skip


def test_nothing_has_no_picture() -> None:
    assert timeline(path(), [], TODAY) is None


def test_places_are_shares_of_the_time_shown(app: Flask, world: World) -> None:
    services = (("coaching", "2025-01-11", "2025-03-01"), ("coaching", "2025-05-01", None))
    statuses = (("unemployed", "2025-01-01"), ("unemployed", "2025-04-01"))
    seen = path(services, statuses, (("2025-01-11", "entry"), ("2025-01-11", "entry"), ("2025-06-01", None)))
    plan = Plan(world.client.id, "imatra", "tiny", datetime.date(2025, 7, 6), Point.EXIT)
    with app.test_request_context(headers={"Accept-Language": "en"}):
        found: Any = timeline(seen, [plan], TODAY)
    assert found is not None
    # From 1 January to the plan's day and fifteen more: 201 days.
    assert found["today"] == pytest.approx(181 / 201)
    assert [(row["start"], row["end"], row["goes_on"]) for row in found["services"]] == [
        (pytest.approx(10 / 201), pytest.approx(59 / 201), False),
        (pytest.approx(120 / 201), pytest.approx(181 / 201), True),
    ]
    assert [(row["start"], row["end"]) for row in found["statuses"]] == [
        (0, pytest.approx(90 / 201)),
        (pytest.approx(90 / 201), pytest.approx(181 / 201)),
    ]
    marks = [(row["at"], row["label"], row.get("planned", False)) for row in found["measurements"]]
    assert marks == [
        (pytest.approx(10 / 201), "entry", False),
        (pytest.approx(151 / 201), "", False),
        (pytest.approx(186 / 201), "exit", True),
    ]


@pytest.mark.parametrize(
    "seen",
    [
        path((("coaching", "2025-07-01", None),)),
        path(statuses=(("unemployed", "2025-07-09"),)),
        path(measured=(("2025-07-01", None),)),
    ],
)
def test_a_path_may_have_one_thing_only(app: Flask, seen: ClientPath) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        found: Any = timeline(seen, [], TODAY)
    lanes = ("services", "statuses", "measurements")
    assert sorted(len(found[lane]) for lane in lanes) == [0, 0, 1]


@pytest.mark.parametrize(
    ("last", "labels"),
    [
        ("2025-04-10", ["Feb 2025", "Mar", "Apr"]),
        ("2026-03-10", ["Apr 2025", "Jul", "Oct", "Jan 2026"]),
        ("2030-03-10", ["2026", "2027", "2028", "2029", "2030"]),
    ],
)
def test_months_are_as_many_as_there_is_room_for(app: Flask, last: str, labels: list[str]) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        found = ticks(Span(datetime.date(2025, 2, 1), datetime.date.fromisoformat(last)))
    assert [tick["label"] for tick in found] == labels


def test_an_open_end_is_an_open_dash(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "fi"}):
        assert dates(TODAY, None) == "1.7.2025–"
        assert dates(TODAY, datetime.date(2025, 8, 1)) == "1.7.2025–1.8.2025"
