"""What nobody known has answered is never kept with a client, through either door."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine

from mittari.definitions.meter import Meter
from mittari.errors import StoreError
from mittari.store.bulk import record_many
from mittari.store.engine import writing
from mittari.store.identified import is_answered_by_somebody
from mittari.store.schema.measuring import measurements
from mittari.store.submission import record_once
from tests.scoring.rules.raw import meter_of, rating
from tests.store.world import count, measurement, meter

IMPORTED = {**rating("a"), "filled_from": "import"}
REFUSED = [({"anonymous": True}, "anonymously"), ({"subject": "unit"}, "about a unit")]


def changed(update: dict[str, Any]) -> Meter:
    return replace(meter(), structure=meter().structure.model_copy(update=update))


@pytest.mark.parametrize(("update", "says"), REFUSED)
def test_one_form_is_refused(world: Engine, update: dict[str, Any], says: str) -> None:
    with pytest.raises(StoreError, match=says):
        record_once(world, changed(update), measurement())
    assert count(world, measurements) == 0


@pytest.mark.parametrize(("update", "says"), REFUSED)
def test_a_file_is_refused(world: Engine, update: dict[str, Any], says: str) -> None:
    with writing(world) as connection, pytest.raises(StoreError, match=says):
        record_many(connection, {"steps": changed(update)}, [measurement()])
    assert count(world, measurements) == 0


@pytest.mark.parametrize(
    ("items", "more", "asked"),
    [
        ([rating("a")], {}, True),
        ([IMPORTED], {}, False),
        ([rating("a")], {"anonymous": True}, False),
        ([rating("a")], {"subject": "unit"}, False),
    ],
)
def test_who_can_be_asked(items: list[dict[str, Any]], more: dict[str, Any], asked: bool) -> None:
    assert is_answered_by_somebody(meter_of({"rule": "sum", "items": ["a"]}, items, **more)) == asked
