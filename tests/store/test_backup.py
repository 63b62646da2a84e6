"""A backup holds every row, restores on either kind of database, and is refused whole when a byte is wrong."""

import json
import random
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from mittari.errors import InputError, StoreError
from mittari.records.actor import SYSTEM, Event
from mittari.store import audit, norms, sessions, settings
from mittari.store.backup import backup, check, restore
from mittari.store.engine import open_database, reading, writing
from mittari.store.schema import metadata
from tests.store.test_submission import begin
from tests.store.world import COACH, NOW, everything

TABLES = list(metadata.sorted_tables)


@pytest.fixture
def full(path: Engine) -> Engine:
    """A database with a row in every table but those of failed sign-ins."""
    sessions.start_staff(path, COACH.id, NOW)
    begin(path, mornings=-127, wish='tab\t, line\n, back\\slash, "quote", ä, 😀')
    with writing(path) as connection:
        norms.add(connection, "steps", "norms: []", NOW)
        settings.mark_simulated(connection)
    return path


def contents(engine: Engine) -> dict[str, list[tuple]]:
    with reading(engine) as connection:
        return everything(connection, TABLES)


@pytest.mark.parametrize("target", ["sqlite_url", "postgres_url"])
def test_every_row_comes_back_on_either_database(
    full: Engine, target: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    counts = backup(full, tmp_path / "backup.zip", NOW)
    before = contents(full)
    other = open_database(fresh(request, target, tmp_path))
    assert restore(tmp_path / "backup.zip", other) == counts == {name: len(rows) for name, rows in before.items()}
    assert contents(other) == before
    assert all(rows for name, rows in before.items() if name != "login_attempts")
    other.dispose()


def fresh(request: pytest.FixtureRequest, target: str, folder: Path) -> str:
    if target == "postgres_url":
        return request.getfixturevalue("second_postgres_url")
    template = request.getfixturevalue("sqlite_template")
    folder.joinpath("other.db").write_bytes(template.read_bytes())
    return f"sqlite:///{folder / 'other.db'}"


def test_a_restored_database_counts_on(full: Engine, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    backup(full, tmp_path / "backup.zip", NOW)
    for target in ("sqlite_url", "postgres_url"):
        other = open_database(fresh(request, target, tmp_path))
        restore(tmp_path / "backup.zip", other)
        audit.log(other, Event(NOW, SYSTEM, "after"))
        with writing(other) as connection:
            norms.add(connection, "steps", "norms: []", NOW)
        other.dispose()


def test_the_same_rows_give_the_same_backup(full: Engine, tmp_path: Path) -> None:
    backup(full, tmp_path / "one.zip", NOW)
    backup(full, tmp_path / "two.zip", NOW)
    assert check(tmp_path / "one.zip") == check(tmp_path / "two.zip")
    assert {path.name for path in tmp_path.glob("*.zip")} == {"one.zip", "two.zip"}
    assert list(tmp_path.glob(".one*")) == []


def test_a_backup_is_its_owners_only(full: Engine, tmp_path: Path) -> None:
    backup(full, tmp_path / "backup.zip")
    assert (tmp_path / "backup.zip").stat().st_mode & 0o077 == 0


def test_a_database_with_rows_is_not_overwritten(full: Engine, tmp_path: Path) -> None:
    backup(full, tmp_path / "backup.zip")
    before = contents(full)
    with pytest.raises(StoreError, match="is not empty"):
        restore(tmp_path / "backup.zip", full)
    assert contents(full) == before


def test_a_database_without_schema_is_refused(full: Engine, tmp_path: Path) -> None:
    backup(full, tmp_path / "backup.zip")
    other = open_database(f"sqlite:///{tmp_path / 'empty.db'}")
    with pytest.raises(StoreError, match="mittari db upgrade"):
        restore(tmp_path / "backup.zip", other)
    other.dispose()


def test_damage_anywhere_is_found_before_anything_is_written(
    full: Engine, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    backup(full, tmp_path / "good.zip", NOW)
    good = (tmp_path / "good.zip").read_bytes()
    other = open_database(fresh(request, "sqlite_url", tmp_path))
    chance = random.Random(1)  # noqa: S311
    damaged = [good[: len(good) // 2], good[:100], b"", b"not a zip"]
    for place in chance.sample(range(len(good)), 60):
        damaged.append(good[:place] + bytes([good[place] ^ 0xFF]) + good[place + 1 :])
    refused = 0
    for number, content in enumerate(damaged):
        file = tmp_path / f"bad{number}.zip"
        file.write_bytes(content)
        try:
            found = check(file)
        except InputError:
            refused += 1
            with pytest.raises(InputError):
                restore(file, other)
        else:
            # Some bytes of a zip (times, attributes) carry nothing; then every row must be what it was.
            assert found == check(tmp_path / "good.zip")
    assert refused > len(damaged) // 2
    assert not any(contents(other).values())
    other.dispose()


@pytest.mark.parametrize("change", ["row", "count", "revision", "format", "table", "column"])
def test_a_changed_backup_is_refused_although_it_is_a_good_zip(full: Engine, tmp_path: Path, change: str) -> None:
    backup(full, tmp_path / "good.zip", NOW)
    with zipfile.ZipFile(tmp_path / "good.zip") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    manifest = json.loads(members["manifest.json"])
    name = "tables/clients.jsonl"
    if change == "row":
        members[name] = members[name].replace(b"A-2217", b"A-2218")
    elif change == "count":
        manifest["tables"]["clients"]["rows"] += 1
    elif change == "table":
        del members[name]
    elif change == "column":
        members[name] = members[name].replace(b"pseudonym", b"pseudonim")
    else:
        manifest[change] = "0000"
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(tmp_path / "bad.zip", "w") as archive:
        for member, content in members.items():
            archive.writestr(member, content)
    with pytest.raises(InputError):
        check(tmp_path / "bad.zip")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="not a whole backup"):
        check(tmp_path / "none.zip")


def test_times_keep_their_microseconds(full: Engine, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    audit.log(full, Event(NOW + timedelta(microseconds=1), SYSTEM, "tick"))
    backup(full, tmp_path / "backup.zip")
    other = open_database(fresh(request, "postgres_url", tmp_path))
    restore(tmp_path / "backup.zip", other)
    assert contents(other)["audit_log"] == contents(full)["audit_log"]
    other.dispose()
