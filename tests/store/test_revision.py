"""Which schema is there, and which is needed."""

import pytest
from sqlalchemy import Engine

from mittari.errors import StoreError
from mittari.store.engine import open_database, reading
from mittari.store.revision import MIGRATIONS, head, require_revision, revision_at


def test_the_newest_migration_is_the_last_file() -> None:
    newest = sorted(path.name for path in (MIGRATIONS / "versions").glob("0*.py"))[-1]
    assert newest.startswith(f"{head()}_")


def test_a_current_database(engine: Engine) -> None:
    with reading(engine) as connection:
        require_revision(connection)
        assert revision_at(connection) == head()


def test_an_empty_database(empty_database_url: str) -> None:
    engine = open_database(empty_database_url)
    with reading(engine) as connection:
        assert revision_at(connection) is None
        with pytest.raises(StoreError, match="is empty"):
            require_revision(connection)
    engine.dispose()
