"""The database a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from mittari.errors import StoreError
from mittari.store.engine import open_database, require_current


@contextmanager
def database(url: str) -> Iterator[Engine]:
    """An engine for the URL, closed at the end; raises StoreError unless the schema is the one that is needed."""
    engine = open_database(url)
    try:
        _require_there(engine)
        require_current(engine)
        yield engine
    finally:
        engine.dispose()


def _require_there(engine: Engine) -> None:
    """Nothing unless the URL names a file that is not there: SQLite would make an empty one of a wrong name."""
    file = engine.url.database
    if engine.dialect.name == "sqlite" and file and not file.startswith("file:") and not Path(file).exists():
        raise StoreError(f"there is no database {file}; check its name, or make it with `mittari db upgrade`")
