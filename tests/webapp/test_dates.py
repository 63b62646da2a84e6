import datetime

import pytest
from flask import Flask, g

from webapp import clock, dates

NOON = datetime.datetime(2026, 11, 22, 22, 4, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("language", "day", "time", "number"),
    [
        ("fi", "23.11.2026", "0.04", "3,5"),
        ("en", "23 Nov 2026", "00:04", "3.5"),
        ("sv", "23 nov. 2026", "00:04", "3,5"),
    ],
)
def test_dates_and_numbers_follow_the_language_and_the_clock_on_the_wall(
    app: Flask, language: str, day: str, time: str, number: str
) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        assert (dates.day(NOON), dates.time_of_day(NOON), dates.number(3.5)) == (day, time, number)


def test_a_time_without_zone_is_utc() -> None:
    assert clock.local(NOON.replace(tzinfo=None)) == clock.local(NOON)


@pytest.mark.parametrize(("value", "told"), [(27.0, "+27"), (-3.25, "−3.2"), (0.0, "0")])
def test_differences_carry_their_sign(app: Flask, value: float, told: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert dates.signed(value) == told


def test_a_sign_stays_in_front_where_the_page_runs_from_the_right(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "ar"}):
        g.language = "ar"
        assert [dates.signed(value) for value in (6, -3.5)] == ["\u200e+6", "\u200e−3.5"]
