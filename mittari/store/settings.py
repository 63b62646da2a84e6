"""Facts about the database itself, such as that everybody in it is simulated."""

from sqlalchemy import Connection, delete, insert, select

from mittari.store.schema.housekeeping import settings

SIMULATED = "simulated"


def get(connection: Connection, key: str) -> str | None:
    """The value of a setting, or None."""
    return connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar_one_or_none()


def put(connection: Connection, key: str, value: str) -> None:
    """Sets a setting."""
    connection.execute(delete(settings).where(settings.c.key == key))
    connection.execute(insert(settings), {"key": key, "value": value})


def is_simulated(connection: Connection) -> bool:
    """Whether the people in this database were made up; then every page and report says so."""
    return get(connection, SIMULATED) == "true"


def mark_simulated(connection: Connection) -> None:
    """Says that the people in this database were made up."""
    put(connection, SIMULATED, "true")
