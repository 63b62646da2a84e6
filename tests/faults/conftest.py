"""A world on each kind of database, and a real server on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.server import Server
from tests.faults.world import World


@pytest.fixture
def world(database_url: str) -> Iterator[World]:
    """The world, once on SQLite and once on PostgreSQL."""
    yield from opened(database_url)


@pytest.fixture
def sqlite_world(sqlite_url: str) -> Iterator[World]:
    """The world on SQLite."""
    yield from opened(sqlite_url)


@pytest.fixture
def server(world: World, tmp_path: Path) -> Iterator[Server]:
    """`mittari serve` on the world."""
    with Server(world.url, tmp_path / "server.log") as server:
        yield server


def opened(url: str) -> Iterator[World]:
    world = World(url)
    yield world
    world.engine.dispose()
