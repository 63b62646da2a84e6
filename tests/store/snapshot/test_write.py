"""A snapshot is whole or not there, the same for the same records, and tells nothing about who somebody is."""

import json
from datetime import timedelta
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from sqlalchemy import Engine

from mittari.errors import InputError, StoreError
from mittari.records.client import Identity
from mittari.store import norms, rows, settings
from mittari.store.bulk import record_many
from mittari.store.engine import open_database, writing
from mittari.store.snapshot import Snapshot, write
from mittari.store.snapshot.write import partition_of, write_snapshot
from tests.store.world import CLIENT, COACH, LIBRARY, NOW, many, meter


@pytest.fixture
def full(path: Engine) -> Engine:
    """The path of CLIENT, and forty others with a measurement each and a name."""
    people, forms = many(40)
    with writing(path) as connection:
        rows.add(connection, *people, *(Identity(each.id, "Canary Other", "canary phone") for each in people))
        record_many(connection, {"steps": meter()}, forms)
        norms.add(connection, "steps", "norms: []", NOW)
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_the_same_records_give_the_same_bytes(full: Engine, tmp_path: Path) -> None:
    for name, day in (("one", 0), ("two", 1)):
        write_snapshot(full, LIBRARY, tmp_path / name, 4, NOW + timedelta(days=day))
    one, two = files(tmp_path / "one"), files(tmp_path / "two")
    assert json.loads(one.pop("manifest.json")) | {"created": ""} == json.loads(two.pop("manifest.json")) | {
        "created": ""
    }
    assert one == two
    assert len(one) == 4 * 8


def test_every_client_is_in_one_partition_with_all_that_is_theirs(full: Engine, tmp_path: Path) -> None:
    write_snapshot(full, LIBRARY, tmp_path / "s", 3, NOW)
    parts = Snapshot.open(tmp_path / "s").partitions()
    seen: dict[str, str] = {}
    for part in parts:
        for client in part.clients["client"]:
            assert client not in seen
            seen[client] = part.name
            assert part.name == f"part-{partition_of(client, 3):02d}"
        for table in (part.episodes, part.measurements, part.scores, part.residences, part.statuses, part.plans):
            assert set(table["client"]) <= set(part.clients["client"])
        assert set(part.answers("steps", "1.0.0")["measurement"]) == set(part.measurements["measurement"])
    assert len(seen) == 42
    assert len(set(seen.values())) == 3


def test_the_number_of_partitions_changes_nothing_but_the_files(full: Engine, tmp_path: Path) -> None:
    for count in (1, 5):
        write_snapshot(full, LIBRARY, tmp_path / str(count), count, NOW)
    query = "SELECT * FROM read_parquet('{}/part-*/{}.parquet') ORDER BY ALL"
    for table in ("clients", "measurements", "scores", "plans", "answers/steps@1.0.0"):
        one, five = (duckdb.execute(query.format(tmp_path / name, table)).fetchall() for name in ("1", "5"))
        assert one == five
        assert one


def test_who_somebody_is_stays_behind(full: Engine, tmp_path: Path) -> None:
    write_snapshot(full, LIBRARY, tmp_path / "s", 2, NOW)
    secrets = ["canary", "a-2217", CLIENT.id.hex, str(CLIENT.id), COACH.id.hex, str(COACH.id)]
    found = []
    for name, content in files(tmp_path / "s").items():
        # Compressed pages could hide a name: look at the values too.
        values = "" if name.endswith("json") else repr(pq.read_table(tmp_path / "s" / name).to_pylist())
        text = content.decode("latin-1").lower() + values.lower()
        found += [(name, secret) for secret in secrets if secret in text]
    assert found == []


def test_progress_is_told(full: Engine, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    write_snapshot(full, LIBRARY, tmp_path / "s", 3, NOW, lambda done, of: told.append((done, of)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_what_breaks_half_way_leaves_the_old_one(full: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_snapshot(full, LIBRARY, tmp_path / "s", 2, NOW)
    before = files(tmp_path)
    monkeypatch.setattr(write, "write_manifest", lambda *_: 1 / 0)
    for name in ("s", "new"):
        with pytest.raises(ZeroDivisionError):
            write_snapshot(full, LIBRARY, tmp_path / name, 2, NOW)
    assert files(tmp_path) == before
    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"s"}


def test_a_newer_one_takes_the_place_of_the_older(full: Engine, tmp_path: Path) -> None:
    write_snapshot(full, LIBRARY, tmp_path / "s", 5, NOW)
    with writing(full) as connection:
        settings.mark_simulated(connection)
    assert not Snapshot.open(tmp_path / "s").manifest.simulated
    write_snapshot(full, LIBRARY, tmp_path / "s", 2, NOW)
    assert Snapshot.open(tmp_path / "s").manifest.simulated
    assert {path.name for path in (tmp_path / "s").iterdir()} == {"manifest.json", "part-00", "part-01"}


def test_a_folder_with_something_else_is_left_alone(full: Engine, tmp_path: Path) -> None:
    tmp_path.joinpath("thesis.txt").write_text("mine")
    with pytest.raises(InputError, match="is not a snapshot"):
        write_snapshot(full, LIBRARY, tmp_path, 2, NOW)
    with pytest.raises(InputError, match="is not a snapshot"):
        write_snapshot(full, LIBRARY, tmp_path / "thesis.txt", 2, NOW)
    tmp_path.joinpath("empty").mkdir()
    write_snapshot(full, LIBRARY, tmp_path / "empty", 2, NOW)


@pytest.mark.parametrize("count", [0, 101])
def test_a_number_of_partitions_that_will_not_do(engine: Engine, tmp_path: Path, count: int) -> None:
    with pytest.raises(InputError, match="1-100"):
        write_snapshot(engine, LIBRARY, tmp_path / "s", count)


def test_no_records_make_an_empty_snapshot(engine: Engine, tmp_path: Path) -> None:
    manifest = write_snapshot(engine, LIBRARY, tmp_path / "s", 2)
    assert manifest.meters == ()
    assert [len(part.scores) for part in Snapshot.open(tmp_path / "s").partitions()] == [0, 0]


def test_a_database_without_schema(empty_database_url: str, tmp_path: Path) -> None:
    engine = open_database(empty_database_url)
    with pytest.raises(StoreError):
        write_snapshot(engine, LIBRARY, tmp_path / "s", 2)
    engine.dispose()
    assert list(tmp_path.glob("s*")) == []
