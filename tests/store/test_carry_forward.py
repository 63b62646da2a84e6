"""Answering a newer version scores the client's earlier answers by it too, and nobody else's."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine, select

from mittari.definitions.library import Library
from mittari.errors import InputError
from mittari.store.bulk import record_many
from mittari.store.carry_forward import carry_forward
from mittari.store.engine import reading, writing
from mittari.store.replay import replays_to
from mittari.store.schema.measuring import measurements, scores
from mittari.store.submission import record
from tests.store.two_versions import CARRIED, form, scores_of, small_library
from tests.store.world import CLIENT, OTHER, count

FIRST, SECOND = date(2025, 2, 3), date(2025, 9, 1)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small_library(tmp_path)


def test_earlier_answers_are_scored_by_the_newer_version(world: Engine, library: Library) -> None:
    old, new = library.meter("small", "1.0.0"), library.meter("small")
    first, others = form(old, FIRST), form(old, FIRST, OTHER.id)
    with writing(world) as connection:
        record(connection, old, first)
        record(connection, old, others)
        assert scores_of(connection, first.id, new.content_hash) == {}
        record(connection, new, form(new, SECOND))
    with reading(world) as connection:
        assert scores_of(connection, first.id, new.content_hash) == pytest.approx(CARRIED)
        assert set(scores_of(connection, first.id, old.content_hash)) == {"mind", "speed", "whole", "work"}
        assert scores_of(connection, others.id, new.content_hash) == {}


def test_many_at_once_are_carried_too(world: Engine, library: Library) -> None:
    old, new = library.meter("small", "1.0.0"), library.meter("small")
    first = [form(old, FIRST), form(old, FIRST, OTHER.id)]
    with writing(world) as connection:
        record_many(connection, {"small": old}, first)
        record_many(connection, {"small": new}, [form(new, SECOND)])
    with reading(world) as connection:
        carried = [scores_of(connection, one.id, new.content_hash) for one in first]
    assert carried == [pytest.approx(CARRIED), {}]


def test_what_is_there_is_not_carried_again(world: Engine, library: Library) -> None:
    old, new = library.meter("small", "1.0.0"), library.meter("small")
    with writing(world) as connection:
        record(connection, old, form(old, FIRST))
        assert carry_forward(connection, new, [CLIENT.id]) == 3
        assert carry_forward(connection, new, [CLIENT.id, OTHER.id]) == 0
        record(connection, new, form(new, SECOND))
    assert count(world, scores) == 4 + 3 + 4


def test_other_content_of_the_older_version_is_not_carried(world: Engine, library: Library) -> None:
    old, new = library.meter("small", "1.0.0"), library.meter("small")
    with writing(world) as connection:
        record(connection, old, form(old, FIRST))
    file = library.root / "meters" / "small" / "versions" / "1.0.0" / "instrument.yaml"
    file.write_text(file.read_text().replace("reverse: true", "reverse: false"))
    changed = Library(library.root).meter("small")
    assert changed.content_hash == new.content_hash
    with writing(world) as connection:
        assert carry_forward(connection, changed, [CLIENT.id]) == 0


def test_a_meter_without_earlier_versions_carries_nothing(world: Engine, library: Library) -> None:
    with writing(world) as connection:
        assert carry_forward(connection, library.meter("small", "1.0.0"), [CLIENT.id]) == 0


def test_old_answers_that_can_t_be_scored_never_stop_new_ones(world: Engine, library: Library) -> None:
    old = library.meter("small", "1.0.0")
    file = library.root / "meters" / "small" / "instrument.yaml"
    file.write_text(file.read_text().replace("3: 25, ", ""))
    new = Library(library.root).meter("small")
    with writing(world) as connection:
        record(connection, old, form(old, FIRST))
        record(connection, new, form(new, SECOND))
        with pytest.raises(InputError, match="no row in the table"):
            replays_to(new)[0].scores(connection, all_forms(connection))
    assert count(world, scores) == 4 + 4


def all_forms(connection: Connection) -> list[UUID]:
    return list(connection.execute(select(measurements.c.id).order_by(measurements.c.answered_on)).scalars())
