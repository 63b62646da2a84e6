"""A world on each kind of database, for servers to be started on."""

from collections.abc import Iterator

import pytest

from tests.faults.world import World, opened


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    """The world, once on SQLite and once on PostgreSQL."""
    yield from opened(database_url)


@pytest.fixture
def sqlite_world(sqlite_url: str) -> Iterator[World]:
    """The world on SQLite."""
    yield from opened(sqlite_url)


@pytest.fixture
def postgres_world(postgres_url: str) -> Iterator[World]:
    """The world on PostgreSQL."""
    yield from opened(postgres_url)
