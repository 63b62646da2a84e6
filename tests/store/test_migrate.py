"""Migrations: the newest one is the tables of the code, and every step works both ways with rows there."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, MetaData, Table, inspect, text

from mittari.errors import StoreError
from mittari.store import migrate
from mittari.store.assessments import begin
from mittari.store.drafts import open_draft
from mittari.store.engine import open_database, reading, require_current, writing
from mittari.store.revision import configuration
from mittari.store.schema import metadata
from tests.store.world import CLIENT, COACH, NOW, everything, follow, meter, populate

REVISIONS = [script.revision for script in ScriptDirectory.from_config(configuration()).walk_revisions()][::-1]
MODED = ("drafts", "measurements")


@pytest.fixture
def url(empty_database_url: str) -> str:
    """The URL of a database without any table."""
    return empty_database_url


@pytest.fixture
def empty(url: str) -> Iterator[Engine]:
    """A database without any table."""
    engine = open_database(url)
    yield engine
    engine.dispose()


def tables(engine: Engine) -> set[str]:
    with reading(engine) as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def test_from_nothing_to_the_newest(url: str, empty: Engine) -> None:
    assert migrate.current(url) is None
    migrate.upgrade(url)
    assert migrate.current(url) == migrate.head() == REVISIONS[-1]
    assert tables(empty) == set(metadata.tables)
    require_current(empty)


def test_the_newest_migration_is_the_tables_of_the_code(url: str, empty: Engine) -> None:
    migrate.upgrade(url)
    with reading(empty) as connection:
        assert compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), metadata) == []


def test_constraints_have_the_names_of_the_code(url: str, empty: Engine) -> None:
    migrate.upgrade(url)
    with reading(empty) as connection:
        found = MetaData()
        found.reflect(connection)
        for table in metadata.sorted_tables:
            names = {rule.name for rule in found.tables[table.name].constraints if rule.name}
            assert {rule.name for rule in table.constraints} <= names, table.name


def test_one_step_at_a_time_up_and_down(url: str, empty: Engine) -> None:
    seen = []
    for revision in REVISIONS:
        migrate.upgrade(url, revision)
        seen.append((revision, tables(empty)))
    for revision, expected in reversed(seen):
        migrate.downgrade(url, revision)
        assert (migrate.current(url), tables(empty)) == (revision, expected)
    migrate.downgrade(url, "base")
    assert migrate.current(url) is None
    assert tables(empty) == set()


def test_rows_survive_going_down_and_up_again(url: str, empty: Engine) -> None:
    migrate.upgrade(url)
    # What the schemas of earlier times have: the code's own tables may have more columns.
    earlier = {revision: at(url, empty, revision) for revision in reversed(REVISIONS[:-1])}
    migrate.upgrade(url)
    populate(empty)
    follow(empty)
    for revision, kept in earlier.items():
        with reading(empty) as connection:
            before = everything(connection, kept)
        migrate.downgrade(url, revision)
        migrate.upgrade(url)
        with reading(empty) as connection:
            assert everything(connection, kept) == before
    assert before["scores"]
    assert before["answers"]


def at(url: str, empty: Engine, revision: str) -> list[Table]:
    """The tables of an earlier schema, to which the database is taken back."""
    migrate.downgrade(url, revision)
    older = MetaData()
    with reading(empty) as connection:
        older.reflect(connection, only=sorted(tables(empty)))
    return older.sorted_tables


def test_what_staff_filled_in_becomes_rated_and_goes_back_with_the_schema(url: str, empty: Engine) -> None:
    migrate.upgrade(url)
    populate(empty)
    follow(empty)
    form = begin(empty, CLIENT.id, meter(), COACH, NOW)
    open_draft(empty, form, meter(), "fi", NOW)
    newest = modes(empty)
    assert newest == {"drafts": ["rated"], "measurements": ["rated", "self"]}
    migrate.downgrade(url, "0005")
    assert modes(empty) == {"drafts": ["self"], "measurements": ["self", "self"]}
    migrate.upgrade(url)
    assert modes(empty) == newest


def modes(engine: Engine) -> dict[str, list[str]]:
    """The modes in each table that has them."""
    with reading(engine) as connection:
        found = {name: connection.execute(text(f"SELECT mode FROM {name}")).scalars() for name in MODED}
        return {name: sorted(column) for name, column in found.items()}


def test_another_version_is_told_what_to_run(url: str, empty: Engine) -> None:
    migrate.upgrade(url, REVISIONS[0])
    with pytest.raises(StoreError, match=r"has the schema 0001.*mittari db upgrade"):
        require_current(empty)


def test_a_schema_of_the_future_is_refused(url: str, empty: Engine) -> None:
    migrate.upgrade(url)
    with writing(empty) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for step in (lambda: migrate.upgrade(url), lambda: migrate.downgrade(url, "0001")):
        with pytest.raises(StoreError, match="9999"):
            step()


def test_a_step_that_fails_leaves_the_schema_as_it_was(
    url: str, empty: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate.upgrade(url, REVISIONS[0])
    before = tables(empty)
    monkeypatch.setattr(migrate, "_check_foreign_keys", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        migrate.upgrade(url)
    assert tables(empty) == before
    assert migrate.current(url) == REVISIONS[0]


def test_a_row_that_points_nowhere_is_found(empty_sqlite_url: str) -> None:
    migrate.upgrade(empty_sqlite_url)
    engine = open_database(empty_sqlite_url)
    with writing(engine) as connection:
        connection.execute(text("PRAGMA defer_foreign_keys=ON"))
    raw = engine.raw_connection()
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("PRAGMA query_only=OFF")
    raw.execute("INSERT INTO units VALUES ('u', 'nowhere', 'Unit')")
    raw.close()
    engine.dispose()
    with pytest.raises(StoreError, match="rows of units point to rows that are not there"):
        migrate.downgrade(empty_sqlite_url, "0001")
