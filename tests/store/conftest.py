"""A database of the test's own on each kind, empty but for its schema, or with the people of world.py."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine

from mittari.store.engine import open_database, writing
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
