"""Export and erasure reach every table that knows a person, those of tomorrow too."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Column, Engine, ForeignKey, MetaData, Table, Uuid

from mittari.errors import NotFoundError
from mittari.records.actor import Event, client_actor, staff_actor
from mittari.store import audit, personal_data, sessions
from mittari.store.engine import open_database, reading
from mittari.store.personal_data import erase_person as erase
from mittari.store.personal_data import export_person, personal_tables
from mittari.store.schema import metadata
from mittari.store.schema.access import audit_log
from tests.store.test_submission import begin
from tests.store.world import CLIENT, COACH, NOW, OTHER, everything, follow, populate

BY = staff_actor(COACH.id)
OF_NOBODY = {
    "organisations", "units", "municipalities", "areas", "area_memberships", "staff", "staff_roles", "providers",
    "login_attempts", "local_norms", "settings", "audit_log",
}  # fmt: skip


@pytest.fixture
def full(path: Engine) -> Engine:
    """CLIENT has a row in every table about people; OTHER is there too."""
    draft = begin(path, mornings=3, wish="canary draft")
    sessions.start_client(path, draft.invitation, NOW)
    audit.log(path, Event(NOW, BY, "view", CLIENT.id, str(CLIENT.id)))
    audit.log(path, Event(NOW, client_actor(CLIENT.id), "wish", CLIENT.id))
    return path


def snapshot(engine: Engine) -> dict[str, list[tuple]]:
    with reading(engine) as connection:
        return everything(connection, list(metadata.sorted_tables))


def tables_that_know_people() -> Iterator[Table]:
    """By another way than the code's: every table is about people unless it is listed as about nobody."""
    yield from (table for table in metadata.sorted_tables if table.name not in OF_NOBODY)


def test_no_table_is_forgotten(full: Engine) -> None:
    assert {table.name for table in personal_tables()} == {table.name for table in tables_that_know_people()}
    before = snapshot(full)
    assert [name for name, rows in before.items() if not rows and name not in OF_NOBODY] == []


def test_a_table_of_tomorrow_is_found() -> None:
    """The planted fault: a new table that points to clients through another one counts as personal."""
    tomorrow = MetaData()
    for table in metadata.sorted_tables:
        table.to_metadata(tomorrow)
    Table("goals", tomorrow, Column("id", Uuid, primary_key=True), Column("plan", ForeignKey("measurement_plans.id")))
    names = {"clients"}
    for table in tomorrow.sorted_tables:
        if any(key.column.table.name in names for key in table.foreign_keys):
            names.add(table.name)
    assert names - {table.name for table in personal_tables()} == {"goals"}


def test_export_holds_every_row_and_no_key_to_a_door(full: Engine) -> None:
    found = export_person(full, CLIENT.id)
    text = json.dumps(found)
    for told in ("Canary Name", "canary@example.org", "canary wish", "canary draft", "A-2217", CLIENT.pseudonym):
        assert told in text
    assert "token" not in text
    assert OTHER.pseudonym not in text
    before = snapshot(full)
    whole = {name: len(rows) for name, rows in before.items() if name not in OF_NOBODY}
    # OTHER has one row in each of these, and two memberships.
    for name, others in {"clients": 1, "client_organisations": 2, "assignments": 1}.items():
        whole[name] -= others
    assert {name: len(rows) for name, rows in found.items() if name != "audit_log"} == whole
    assert len(found["audit_log"]) == 5


def test_erasure_leaves_no_row_and_others_as_they_were(full: Engine) -> None:
    others = export_person(full, OTHER.id)
    erase(full, CLIENT.id, NOW + timedelta(hours=1), BY)
    after = snapshot(full)
    for name, rows in after.items():
        for row in rows:
            assert CLIENT.id not in row, name
            assert str(CLIENT.id) not in row, name
            assert CLIENT.pseudonym not in row, name
    assert export_person(full, OTHER.id) == others
    with pytest.raises(NotFoundError):
        export_person(full, CLIENT.id)


def test_the_log_keeps_what_was_done_but_not_to_whom(full: Engine) -> None:
    before = len(snapshot(full)["audit_log"])
    erase(full, CLIENT.id, NOW, BY)
    with reading(full) as connection:
        log = connection.execute(audit_log.select().order_by(audit_log.c.sequence)).all()
    assert len(log) == before + 1
    assert [row.action for row in log][-2:] == ["wish", "erase_person"]
    assert log[-2].actor is None
    assert all(row.client is None for row in log)


def test_a_stranger_can_not_be_erased(world: Engine) -> None:
    with pytest.raises(NotFoundError):
        erase(world, UUID(int=1), NOW, BY)


def test_nothing_is_left_in_the_files_of_sqlite(sqlite_url: str) -> None:
    """Deleted rows stay readable in free pages and in the write-ahead log unless they are wiped."""
    engine, file = open_database(sqlite_url), Path(sqlite_url.removeprefix("sqlite:///"))
    populate(engine)
    follow(engine)
    assert b"canary" in bytes_of(file).lower()
    erase(engine, CLIENT.id, NOW, BY)
    assert b"canary" not in bytes_of(file).lower()
    engine.dispose()


def bytes_of(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))


def test_rows_that_fail_to_go_keep_all_the_others(full: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(full)
    monkeypatch.setattr(personal_data, "_forget_in_log", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        erase(full, CLIENT.id, NOW, BY)
    assert snapshot(full) == before
