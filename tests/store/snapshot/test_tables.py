"""The rows of a snapshot are numbered in an order that does not hang on the database."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Engine

from mittari.store.engine import reading
from mittari.store.snapshot.columns import COLUMNS
from mittari.store.snapshot.tables import public, read_tables
from mittari.store.submission import record_once
from tests.store.world import COACH, OFFICE, OTHER, measurement, meter


def test_numbers_follow_client_and_day(path: Engine) -> None:
    record_once(path, meter(), measurement(date(2020, 1, 1), OTHER.id))
    record_once(path, meter(), replace(measurement(date(2025, 3, 3)), rater=OFFICE.id))
    with reading(path) as connection:
        found = read_tables(connection)["measurements"]
    assert found["measurement"].tolist() == [1, 2, 3, 4]
    assert found["client"].tolist() == ["a" * 32] * 3 + ["b" * 32]
    assert [str(day.date()) for day in found["date"]] == ["2025-02-03", "2025-03-03", "2025-05-03", "2020-01-01"]
    order = sorted([COACH.id, OFFICE.id])
    assert found["rater"].tolist()[:2] == [order.index(COACH.id) + 1, order.index(OFFICE.id) + 1]
    assert found["rater"].isna().tolist() == [False, False, True, True]


def test_only_listed_columns_are_public(path: Engine) -> None:
    with reading(path) as connection:
        found = read_tables(connection)
    for name, columns in COLUMNS.items():
        assert list(public(name, found[name]).columns) == list(columns)
    assert "id" in found["measurements"].columns
