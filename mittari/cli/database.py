"""The database a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from mittari.store.engine import open_database, require_current


@contextmanager
def database(url: str) -> Iterator[Engine]:
    """An engine for the URL, closed at the end; raises StoreError unless the schema is the one that is needed."""
    engine = open_database(url)
    try:
        require_current(engine)
        yield engine
    finally:
        engine.dispose()
