"""What can be scored again, and why the rest can't."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from mittari.definitions.library import Library
from mittari.errors import UnknownMeterError
from mittari.store.engine import reading, writing
from mittari.store.rescore_plan import Left, Plan, plan_rescore
from mittari.store.submission import record
from tests.store.two_versions import form, small_library
from tests.store.world import OTHER, measurement, meter

DAY = date(2025, 2, 3)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small_library(tmp_path)


@pytest.fixture
def answered(world: Engine, library: Library) -> Engine:
    """Two forms of small 1.0.0, one of 2.0.0, and one of a meter that the library does not have."""
    old, new = library.meter("small", "1.0.0"), library.meter("small")
    with writing(world) as connection:
        for each, asked in ((form(old, DAY), old), (form(old, DAY, OTHER.id), old), (form(new, date(2025, 9, 1)), new)):
            record(connection, asked, each)
        record(connection, meter(), measurement(DAY))
    return world


def plan(engine: Engine, library: Library, *wanted: str) -> Plan:
    with reading(engine) as connection:
        return plan_rescore(connection, library, *wanted)


def ways(plan: Plan) -> list[tuple[str, str, int]]:
    return [(replay.answered.version, replay.by.version, len(forms)) for replay, forms in plan.replays]


def test_everything_is_scored_as_it_was_before(answered: Engine, library: Library) -> None:
    found = plan(answered, library)
    assert ways(found) == [("1.0.0", "1.0.0", 2), ("1.0.0", "2.0.0", 1), ("2.0.0", "2.0.0", 1)]
    assert (found.measurements, found.steps) == (3, 4)
    assert found.left == (Left("steps", "1.0.0", 1, "the library does not have this version"),)


def test_a_newer_version_is_reached_by_its_crosswalk(answered: Engine, library: Library) -> None:
    found = plan(answered, library, "small", "2.0.0")
    assert (ways(found), found.left) == ([("1.0.0", "2.0.0", 2), ("2.0.0", "2.0.0", 1)], ())


def test_no_crosswalk_leads_backwards(answered: Engine, library: Library) -> None:
    found = plan(answered, library, "small", "1.0.0")
    assert ways(found) == [("1.0.0", "1.0.0", 2)]
    assert found.left == (Left("small", "2.0.0", 1, "no crosswalk leads from it to 1.0.0"),)


def test_content_that_is_not_what_was_answered_is_not_scored(world: Engine, library: Library) -> None:
    old = library.meter("small", "1.0.0")
    with writing(world) as connection:
        other = replace(old, content_hash="0" * 64)
        record(connection, other, form(other, DAY))
    found = plan(world, library)
    reason = "the library has this version with other content than was answered"
    assert (found.replays, found.left) == ((), (Left("small", "1.0.0", 1, reason),))


@pytest.mark.parametrize(
    ("wanted", "says"), [(("small", "3.0.0"), "no version 3.0.0"), (("smal",), "did you mean small")]
)
def test_what_nobody_knows_is_told(answered: Engine, library: Library, wanted: tuple[str, ...], says: str) -> None:
    with pytest.raises(UnknownMeterError, match=says):
        plan(answered, library, *wanted)
