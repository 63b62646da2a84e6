"""What all tables share: names of constraints, and the kinds of column."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, DateTime, ForeignKey, MetaData, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC. Only moments that know their time zone come in, and all that come out do."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment as UTC; SQLite, which keeps no time zone, gets it without one."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone; give datetime.now(UTC)")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its time zone, UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def key() -> Column[Any]:
    """The primary key of a table whose rows have a random id."""
    return Column("id", Uuid, primary_key=True)


def link(name: str, table: str, *, target: str = "id", optional: bool = False, **options: Any) -> Column[Any]:
    """A foreign key column; the kind is the target's."""
    return Column(name, ForeignKey(f"{table}.{target}"), nullable=optional, **options)


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """A named constraint: the column holds one of these words."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")
