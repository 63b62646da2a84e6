"""Which schema a database has, and which one this program needs. The migrations travel with the package."""

from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from mittari.errors import StoreError

MIGRATIONS = Path(__file__).parent / "migrations"


def configuration(**attributes: Any) -> Config:
    """Alembic's configuration, with what migrations/env.py is to find in its attributes."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes.update(attributes)
    return config


def head() -> str:
    """The newest revision this program knows."""
    newest = ScriptDirectory.from_config(configuration()).get_current_head()
    if newest is None:
        raise StoreError("this copy of mittari has no migrations; install it anew")
    return newest


def revision_at(connection: Connection) -> str | None:
    """The revision that a connection sees; None where there is no schema."""
    return MigrationContext.configure(connection).get_current_revision()


def require_revision(connection: Connection) -> None:
    """Nothing if the schema is the one this program needs; else StoreError with what to do."""
    found, needed = revision_at(connection), head()
    if found == needed:
        return
    state = "is empty" if found is None else f"has the schema {found}, and this program needs {needed}"
    raise StoreError(f"the database {state}; run `mittari db upgrade`")
