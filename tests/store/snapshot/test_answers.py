"""Wide answers: small numbers, in the meter's order, without words."""

from dataclasses import replace

import numpy as np
import pytest
from sqlalchemy import Engine, update

from mittari.definitions.library import Library
from mittari.store.engine import reading, writing
from mittari.store.schema.measuring import answers, measurements
from mittari.store.snapshot.answers import read_wide, smallest
from mittari.store.snapshot.tables import read_tables
from mittari.store.submission import record_once
from tests.store.world import LIBRARY, measurement, meter


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        ([0, 4, -128], "int8"),
        ([127], "int8"),
        ([128], "int16"),
        ([-129], "int16"),
        ([40_000], "int32"),
        ([3e9], "float64"),
        ([2.5, -128], "float64"),
        ([], "int8"),
    ],
)
def test_the_smallest_kind_that_holds_all(codes: list[float], kind: str) -> None:
    found = smallest(np.array(codes, dtype=np.float64))
    assert str(found.dtype) == kind
    assert found.tolist() == codes


def wide(engine: Engine, library: Library) -> dict:
    with reading(engine) as connection:
        return read_wide(connection, read_tables(connection)["measurements"], library)


def test_decimals_and_big_numbers_are_kept(world: Engine) -> None:
    for distance in (2.5, 900):
        record_once(world, meter(), measurement(distance=distance))
    found = wide(world, LIBRARY)["steps", "1.0.0"]
    assert sorted(found["distance"]) == [2.5, 900.0]
    assert str(found["mornings"].dtype) == "int8"


def test_words_stay_behind_even_in_an_item_the_library_does_not_know(world: Engine, tmp_path: object) -> None:
    record_once(world, meter(), measurement(since="2026-01-01"))
    with writing(world) as connection:
        connection.execute(update(measurements).values(instrument="gone"))
        connection.execute(update(answers).where(answers.c.item == "errands").values(value=None, text="canary"))
    found = wide(world, LIBRARY)["gone", "1.0.0"]
    assert list(found.columns) == ["measurement", "ability", "at_work", "distance", "mornings", "works"]


def test_versions_are_not_mixed(world: Engine) -> None:
    record_once(world, meter(), measurement())
    other = replace(measurement(), version="2.0.0")
    record_once(world, meter(), other)
    assert set(wide(world, LIBRARY)) == {("steps", "1.0.0"), ("steps", "2.0.0")}


def test_nobody_answered(world: Engine) -> None:
    assert wide(world, LIBRARY) == {}
