"""What the forms of staff share: errors in the reader's words, and the limits of a day."""

from typing import ClassVar

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict
from wtforms import StringField

from webapp import clock
from webapp.staff_form import StaffForm, day_field, short, within


class Sample(StaffForm):
    """A form of the tests; the fields' names are of the coach's."""

    SECTION: ClassVar[str] = "coach"

    name = StringField(validators=[short])
    start = day_field(within(-1, 1))


@pytest.mark.parametrize(
    ("language", "told"),
    [("fi", "Alkaen: anna päivä"), ("sv", "Från och med: ange en dag"), ("en", "From: give a day")],
)
def test_errors_name_their_field_in_the_readers_language(app: Flask, language: str, told: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        form = Sample(MultiDict({"start": "x"}))
        assert not form.validate()
        assert form.start.errors[0].startswith(told)
        assert form.name.errors == []


@pytest.mark.parametrize(("offset", "fits"), [(-2, False), (-1, True), (1, True), (2, False)])
def test_limits_are_days_from_today(app: Flask, offset: int, fits: bool) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        day = clock.today().fromordinal(clock.today().toordinal() + offset)
        assert Sample(MultiDict({"start": day.isoformat()})).validate() is fits
