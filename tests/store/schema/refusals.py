"""The rules that live in the database: a row that breaks one is refused by name, whoever writes it."""

from typing import Any

import pytest
from sqlalchemy import Engine, Table, insert

from mittari.errors import ConflictError
from mittari.store.engine import writing


def refused(engine: Engine, table: Table, rule: str, **values: Any) -> None:
    """Passes if the database refuses the row by this rule; SQLite names columns where PostgreSQL names the rule."""
    with pytest.raises(ConflictError, match=rule), writing(engine) as connection:
        connection.execute(insert(table), values)


def accepted(engine: Engine, table: Table, **values: Any) -> None:
    """Passes if the database takes the row."""
    with writing(engine) as connection:
        connection.execute(insert(table), values)
