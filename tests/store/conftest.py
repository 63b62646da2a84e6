"""A database of the test's own on each kind, empty but for its schema, or with the people of world.py."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from mittari.store.engine import open_database, writing
from tests.databases import fresh_database
from tests.store.world import follow, populate


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A database without rows."""
    engine = open_database(database_url)
    yield engine
    engine.dispose()


@pytest.fixture
def world(engine: Engine) -> Engine:
    """A database with two organisations, their staff and two clients."""
    populate(engine)
    return engine


@pytest.fixture
def path(world: Engine) -> Engine:
    """The world, with a row of CLIENT's in every table of a path."""
    follow(world)
    return world


@pytest.fixture
def connection(world: Engine) -> Iterator[Connection]:
    """A writing connection to the world."""
    with writing(world) as connection:
        yield connection


@pytest.fixture
def second_postgres_url(postgres_socket: Path, postgres_template: str) -> Iterator[str]:
    """Another PostgreSQL database with the newest schema, for what moves from one database to another."""
    yield from fresh_database(postgres_socket, postgres_template)
