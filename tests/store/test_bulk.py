"""Many measurements at once give the same rows as one at a time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine

from mittari.errors import ConflictError
from mittari.records.client import Client
from mittari.store import rows
from mittari.store.bulk import _cell, insert_rows, record_many
from mittari.store.engine import reading, writing
from mittari.store.schema import measuring, people
from mittari.store.submission import record
from tests.store.world import CLIENT, count, everything, many, measurement, meter

TABLES = [measuring.measurements, measuring.answers, measuring.scores]


def test_the_rows_are_those_of_one_at_a_time(world: Engine) -> None:
    people, forms = many(30)
    with writing(world) as connection:
        rows.add(connection, *people)
        for form in forms:
            record(connection, meter(), form)
    with reading(world) as connection:
        singly = everything(connection, TABLES)
    with writing(world) as connection:
        for table in reversed(TABLES):
            connection.execute(table.delete())
        assert record_many(connection, {"steps": meter()}, iter(forms)) == 30
    with reading(world) as connection:
        assert everything(connection, TABLES) == singly


def test_one_that_is_there_already_keeps_all_out(world: Engine) -> None:
    form = measurement()
    with pytest.raises(ConflictError, match="measurements"), writing(world) as connection:
        record_many(connection, {"steps": meter()}, [form, replace(form, id=CLIENT.id)])
    assert count(world, measuring.measurements) == 0


def test_a_broken_check_is_named(world: Engine) -> None:
    row = {"measurement": CLIENT.id, "item": "x", "value": None, "text": None}
    with pytest.raises(ConflictError, match=r"ck_answers_value_or_text|FOREIGN KEY"), writing(world) as connection:
        insert_rows(connection, measuring.answers, [row])


def test_texts_come_back_as_they_were(world: Engine) -> None:
    odd = ["tab\tnew\nline\r", "back\\slash \\N \\t", "", "\\.", "’ä😀\u202e"]
    forms = [measurement(wish=text) for text in odd]
    with writing(world) as connection:
        record_many(connection, {"steps": meter()}, forms)
    with reading(world) as connection:
        texts = {text for _, item, _, text in everything(connection, TABLES)["answers"] if item == "wish"}
    assert texts == set(odd)


def test_nothing_is_nothing(world: Engine) -> None:
    with writing(world) as connection:
        insert_rows(connection, people.clients, [])
        assert record_many(connection, {}, no_forms()) == 0


def no_forms() -> Iterator:
    yield from ()


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        _cell(datetime(2026, 1, 1))  # noqa: DTZ001
    assert _cell(datetime(2026, 1, 1, tzinfo=UTC)) == "2026-01-01T00:00:00+00:00"
    assert Client("X").pseudonym != Client("X").pseudonym
