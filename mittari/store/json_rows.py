"""Rows as JSON can carry them, and back, whatever the database."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Date, Table, Uuid

from mittari.store.schema.columns import Moment

READERS: dict[type, Callable[[str], Any]] = {
    Uuid: UUID,
    Date: date.fromisoformat,
    Moment: datetime.fromisoformat,
}
"""Kinds of column whose values JSON has no form for."""


def to_json(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row with ids, days and moments as texts; moments keep their microseconds."""
    return {name: _plain(value) for name, value in row.items()}


def from_json(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as its table wants it; raises ValueError for what can't be one, KeyError for columns it doesn't have."""
    return {name: _typed(table.c[name], value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _typed(column: Column[Any], value: Any) -> Any:
    reader = READERS.get(type(column.type))
    return reader(value) if reader and value is not None else value
