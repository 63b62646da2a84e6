"""Brings the schema of a database up or down."""

from collections.abc import Callable
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from sqlalchemy import Connection, event
from sqlalchemy.engine import URL

from mittari.errors import StoreError
from mittari.store.engine import open_database, reading, writing
from mittari.store.revision import configuration, head, revision_at

__all__ = ["current", "downgrade", "head", "upgrade"]


def upgrade(url: str | URL, revision: str = "head") -> None:
    """Brings the database at a URL to the newest schema (or a revision), in one transaction."""
    _run(url, lambda config: command.upgrade(config, revision))


def downgrade(url: str | URL, revision: str) -> None:
    """Takes the database at a URL back to an older schema, in one transaction; `base` removes every table."""
    _run(url, lambda config: command.downgrade(config, revision))


def current(url: str | URL) -> str | None:
    """The revision of the database at a URL; None where there is no schema."""
    engine = open_database(url)
    try:
        with reading(engine) as connection:
            return revision_at(connection)
    finally:
        engine.dispose()


def _run(url: str | URL, step: Callable[[Config], None]) -> None:
    engine = open_database(url)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _without_foreign_keys)
    try:
        with writing(engine) as connection:
            step(configuration(connection=connection))
            _check_foreign_keys(connection)
    except CommandError as error:
        raise StoreError(f"the schema can't be changed: {error}") from None
    finally:
        engine.dispose()


def _without_foreign_keys(connection: Any, record: object) -> None:
    # SQLite changes a table by making it anew; dropping the old one would delete what points to it.
    connection.execute("PRAGMA foreign_keys=OFF")


def _check_foreign_keys(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise StoreError(f"the schema can't be changed: rows of {broken[0]} point to rows that are not there")
