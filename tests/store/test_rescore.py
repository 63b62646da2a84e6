"""Every score that differs is named with the reason; what is stored is never overwritten."""

from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Engine, delete, insert, select, update

from mittari.definitions.library import Library
from mittari.errors import StoreError
from mittari.records.measurement import Measurement
from mittari.store import rescore as rescoring
from mittari.store import rows
from mittari.store.engine import reading, writing
from mittari.store.rescore import Difference, Why, rescore
from mittari.store.rescore_plan import plan_rescore
from mittari.store.schema.access import audit_log
from mittari.store.schema.measuring import scores
from mittari.store.submission import record
from tests.definitions.two_versions import write_two_versions
from tests.store.two_versions import CARRIED, form, scores_of, small_library
from tests.store.world import CLIENT, LIBRARY, count, many, meter

FIRST, SECOND = date(2025, 2, 3), date(2025, 9, 1)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small_library(tmp_path)


@pytest.fixture
def first(world: Engine, library: Library) -> Measurement:
    """A form of small 1.0.0 that is stored."""
    old = library.meter("small", "1.0.0")
    with writing(world) as connection:
        record(connection, old, form(old, FIRST))
        stored = form(old, SECOND, calm=-127.0)
        record(connection, old, stored)
    return stored


def differences(engine: Engine, library: Library, *wanted: str, store: bool = False) -> list[Difference]:
    with reading(engine) as connection:
        plan = plan_rescore(connection, library, *wanted)
    return [each for block in rescore(engine, plan, NOW, store=store) for each in block.differences]


def change(engine: Engine, form: UUID, score: str, **values: float) -> None:
    """Somebody changes a stored score."""
    with writing(engine) as connection:
        own = (scores.c.measurement == form, scores.c.score == score)
        assert connection.execute(update(scores).where(*own).values(**values)).rowcount == 1


def test_what_is_stored_comes_out_bit_for_bit(world: Engine) -> None:
    people, forms = many(60)
    with writing(world) as connection:
        rows.add(connection, *people)
        for one in forms:
            record(connection, meter(), one)
    before = count(world, scores)
    assert differences(world, LIBRARY, store=True) == []
    assert count(world, scores) == before > 0


@pytest.mark.parametrize(
    ("values", "told"),
    [({"value": 4 + 1e-15}, ("work", 4 + 1e-15, 4.0)), ({"answered": 0}, ("work_answered", 0, 1))],
)
def test_a_changed_score_is_named_and_left(
    world: Engine, library: Library, first: Measurement, values: dict[str, float], told: tuple[str, float, float]
) -> None:
    change(world, first.id, "work", **values)
    for store in (False, True):
        (found,) = differences(world, library, store=store)
        assert found == Difference(first.id, "small", "1.0.0", "1.0.0", *told, Why.ALTERED)


def test_a_score_of_another_meter_s_name_is_named(world: Engine, library: Library, first: Measurement) -> None:
    pin = {"content_hash": first.content_hash, "scoring_version": 1}
    with writing(world) as connection:
        connection.execute(insert(scores).values(measurement=first.id, score="mood", value=3.0, answered=1, **pin))
    (found,) = differences(world, library)
    assert (found.score, found.old, found.new, found.why) == ("mood", 3.0, None, Why.ALTERED)


def test_a_score_that_was_lost_is_stored_again(world: Engine, library: Library, first: Measurement) -> None:
    with writing(world) as connection:
        lost = (scores.c.measurement == first.id, scores.c.score == "whole")
        connection.execute(delete(scores).where(*lost))
    (found,) = differences(world, library, store=True)
    assert (found.score, found.old, found.new, found.why) == ("whole", None, 4.0, Why.MISSING)
    assert differences(world, library) == []


def test_a_newer_version_shows_what_it_scores_in_another_way(
    world: Engine, library: Library, first: Measurement
) -> None:
    file = library.root / "meters" / "small" / "instrument.yaml"
    file.write_text(file.read_text().replace("4: 32.5}", "4: 32.5}").replace("3: 25,", "3: 30,"))
    found = differences(world, Library(library.root), "small", "2.0.0")
    assert [(each.score, each.old, each.new, each.by) for each in found] == [("speed", 25.0, 30.0, "2.0.0")]
    assert {each.why for each in found} == {Why.VERSION}


def test_new_scores_stand_beside_the_old_ones(world: Engine, library: Library, first: Measurement) -> None:
    old, new = library.meter("small", "1.0.0"), library.meter("small")
    before = count(world, scores)
    assert differences(world, library, "small", "2.0.0", store=True) == []
    with reading(world) as connection:
        carried = scores_of(connection, first.id, new.content_hash)
        kept = scores_of(connection, first.id, old.content_hash)
        log = connection.execute(
            select(audit_log.c.at, audit_log.c.detail).where(audit_log.c.action == "rescore")
        ).all()
    assert set(carried) == set(CARRIED)
    assert carried["speed"] is None
    assert kept["whole"] == 4.0
    assert count(world, scores) == before + 2 * len(CARRIED)
    assert [detail for _, detail in log] == ["6 scores of 2 measurements: small 1.0.0 by 2.0.0, rules 1"]
    assert differences(world, library, "small", "2.0.0", store=True) == []
    assert count(world, scores) == before + 2 * len(CARRIED)


def test_a_carried_score_that_was_changed_is_named(world: Engine, library: Library, first: Measurement) -> None:
    differences(world, library, "small", "2.0.0", store=True)
    with writing(world) as connection:
        new = (scores.c.measurement == first.id, scores.c.content_hash == library.meter("small").content_hash)
        connection.execute(update(scores).where(*new, scores.c.score == "work").values(value=5.0))
    for wanted in (("small", "2.0.0"), ()):
        (found,) = differences(world, library, *wanted)
        assert (found.score, found.old, found.new, found.why) == ("work", 5.0, 4.0, Why.ALTERED)


def test_newer_rules_are_a_reason_of_their_own(
    world: Engine, library: Library, first: Measurement, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(world, first.id, "work", value=3.0)
    monkeypatch.setattr(rescoring, "SCORING_VERSION", 2)
    monkeypatch.setattr("mittari.store.replay.SCORING_VERSION", 2)
    (found,) = differences(world, library, store=True)
    assert (found.score, found.old, found.new, found.why) == ("work", 3.0, 4.0, Why.RULES)
    assert count(world, scores) == 16
    assert differences(world, library) == []


def test_another_table_is_a_reason_of_its_own(world: Engine, tmp_path: Path) -> None:
    library = graded_library(tmp_path)
    old = library.meter("small", "1.0.0")
    stored = form(old, FIRST)
    with writing(world) as connection:
        record(connection, old, stored)
    (found,) = differences(world, library, "small", "2.0.0")
    assert found == Difference(stored.id, "small", "1.0.0", "2.0.0", "work", 4.0, 5.0, Why.TABLE)


def graded_library(root: Path) -> Library:
    """Two versions whose score `work` differs in one row of its table."""
    folder = write_two_versions(root)
    ability = "rule: sum\n    items: [ability]"
    table = ", ".join(f"{code}: {code}" for code in range(11))
    for file, newest in (
        (folder / "versions" / "1.0.0" / "instrument.yaml", "4: 4"),
        (folder / "instrument.yaml", "4: 5"),
    ):
        text = file.read_text().replace(ability, f"{ability}\n    transform: [{{kind: lookup, table: grades}}]")
        text += f"  grades:\n    version: '1'\n    source: Made up.\n    rows: {{{table.replace('4: 4', newest)}}}\n"
        file.write_text(text)
    return Library(root)


def test_nothing_is_pinned_to_a_draft(world: Engine, tmp_path: Path) -> None:
    write_two_versions(tmp_path, status="draft")
    library = Library(tmp_path)
    old = library.meter("small")
    with writing(world) as connection:
        record(connection, old, form(old, FIRST, CLIENT.id))
    assert differences(world, library, "small", "2.0.0") == []
    with pytest.raises(StoreError, match=r"small 2.0.0 is a draft; `mittari publish small` first"):
        differences(world, library, "small", "2.0.0", store=True)


def test_blocks_are_stored_one_by_one(
    world: Engine, library: Library, first: Measurement, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescoring, "AT_ONCE", 1)
    with reading(world) as connection:
        plan = plan_rescore(connection, library, "small", "2.0.0")
    blocks = rescore(world, plan, NOW, store=True)
    next(blocks)
    with reading(world) as connection:
        stored = connection.execute(select(scores.c.measurement, scores.c.content_hash)).all()
    newest = library.meter("small").content_hash
    assert len({form for form, content in stored if content == newest}) == 1
    assert [block.measurements for block in blocks] == [1]
