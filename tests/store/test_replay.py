"""Stored answers give the stored scores again, bit for bit."""

from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from mittari.store import rows
from mittari.store.engine import reading, writing
from mittari.store.replay import Replay, replays_to, rows_of, value_at
from mittari.store.submission import record, score_rows
from tests.store.two_versions import form, small_library
from tests.store.world import many, meter

DAY = date(2025, 2, 3)


def test_a_replay_gives_the_rows_that_were_stored(world: Engine) -> None:
    people, forms = many(60)
    with writing(world) as connection:
        rows.add(connection, *people)
        for one in forms:
            record(connection, meter(), one)
    ids = [one.id for one in forms]
    with reading(world) as connection:
        again = rows_of(meter(), ids, Replay(meter(), meter()).scores(connection, ids))
    stored = [row for one in forms for row in score_rows(meter(), one)]
    assert sorted(again, key=repr) == sorted(stored, key=repr)
    assert {row["value"] is None for row in again} == {True, False}


def test_a_replay_by_a_newer_version_gives_what_may_be_compared(world: Engine, tmp_path: Path) -> None:
    library = small_library(tmp_path)
    old, new = library.meter("small", "1.0.0"), library.meter("small")
    first, without = form(old, DAY), form(old, DAY, calm=-127.0)
    with writing(world) as connection:
        record(connection, old, first)
        record(connection, old, without)
    (replay,) = replays_to(new)
    with reading(world) as connection:
        scored = replay.scores(connection, [without.id, first.id])
    assert [value_at(scored["speed"], place) for place in (0, 1)] == [None, 25.0]
    assert set(scored) == {"mind", "speed", "work"}
    assert replays_to(old) == []
