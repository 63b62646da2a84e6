"""Transactions: what reads can't write, what writes waits its turn, and errors tell the rule but not the row."""

import threading
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import Connection, Engine, insert, select, text

from mittari.errors import ConflictError, StoreError
from mittari.records.client import Residence
from mittari.store import rows, settings
from mittari.store.engine import checkpoint, open_database, reading, require_current, writing
from mittari.store.schema.people import clients
from tests.store.world import CLIENT, count


def test_sqlite_keeps_what_it_acknowledged_through_a_power_cut(sqlite_url: str) -> None:
    with open_database(sqlite_url).connect() as connection:
        wanted = {
            "journal_mode": "wal",
            "synchronous": 2,
            "foreign_keys": 1,
            "busy_timeout": 10_000,
            "secure_delete": 1,
        }
        assert {name: connection.execute(text(f"PRAGMA {name}")).scalar_one() for name in wanted} == wanted


@pytest.mark.parametrize("url", ["postgresql://u@h/d", "postgres://u@h/d", "postgresql+psycopg2://u@h/d"])
def test_postgresql_urls_get_the_driver_that_is_there(url: str) -> None:
    if url.startswith("postgres:"):
        with pytest.raises(StoreError, match="postgresql://"):
            open_database(url)
    else:
        assert open_database(url).driver == "pg8000"


@pytest.mark.parametrize("url", ["", "nonsense", "mysql://h/d", "sqlite://", "sqlite:///:memory:"])
def test_a_url_that_will_not_do_is_refused_with_a_better_one(url: str) -> None:
    with pytest.raises(StoreError, match="sqlite:///"):
        open_database(url)


def test_a_postgresql_url_may_leave_out_who_connects(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGUSER", "aino")
    assert open_database("postgresql://localhost/d").url.username == "aino"
    assert open_database("postgresql://u@localhost/d").url.username == "u"


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("postgresql://u@127.0.0.1:1/d", "server can't be reached"),
        ("sqlite:////no/such/folder/x.db", "file can't be opened"),
    ],
)
def test_where_there_is_no_database_the_error_says_so(url: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason), reading(open_database(url)):
        pass


def test_only_writing_writes(world: Engine) -> None:
    for opened in (reading(world), world.begin()):
        with pytest.raises(Exception, match=r"(?i)read-?only|did not confirm it"), opened as connection:
            connection.execute(insert(clients), {"id": CLIENT.id, "label": "X", "pseudonym": "x", "language": "fi"})
    assert count(world, clients) == 2


def test_a_block_that_fails_leaves_nothing(world: Engine) -> None:
    def half(connection: Connection) -> None:
        settings.put(connection, "half", "done")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), writing(world) as connection:
        half(connection)
    with reading(world) as connection:
        assert settings.get(connection, "half") is None


def test_a_reader_sees_one_moment(world: Engine) -> None:
    with reading(world) as before:
        assert settings.get(before, "key") is None
        with writing(world) as connection:
            settings.put(connection, "key", "value")
        assert settings.get(before, "key") is None
    with reading(world) as after:
        assert settings.get(after, "key") == "value"


def test_an_error_names_the_rule_and_never_the_row(world: Engine) -> None:
    for secret, bad in {
        "A-2217": replace(CLIENT, id=uuid4(), pseudonym="zz"),
        "999": Residence(CLIENT.id, "999", date(2026, 1, 1)),
    }.items():
        with pytest.raises(ConflictError) as caught, writing(world) as connection:
            rows.add(connection, bad)
        assert secret not in str(caught.value)
        assert caught.value.__cause__ is None
        assert any(word in str(caught.value) for word in ("label", "municipality", "FOREIGN KEY"))


def test_writers_wait_for_each_other(world: Engine) -> None:
    with writing(world) as connection:
        settings.put(connection, "sum", "0")

    def add_one() -> None:
        for _ in range(10):
            with writing(world) as connection:
                lock(connection)
                settings.put(connection, "sum", str(int(settings.get(connection, "sum") or 0) + 1))

    def lock(connection: object) -> None:
        if world.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE settings"))  # type: ignore[attr-defined]

    threads = [threading.Thread(target=add_one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading(world) as connection:
        assert settings.get(connection, "sum") == "40"


def test_a_database_without_schema_says_what_to_run(empty_database_url: str) -> None:
    engine = open_database(empty_database_url)
    with pytest.raises(StoreError, match="is empty; run `mittari db upgrade`"):
        require_current(engine)
    engine.dispose()


def test_a_current_database_needs_nothing(engine: Engine) -> None:
    require_current(engine)
    checkpoint(engine)
    with reading(engine) as connection:
        assert connection.execute(select(clients)).all() == []
