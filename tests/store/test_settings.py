"""Settings are put, put again, and read."""

from sqlalchemy import Connection

from mittari.store import settings


def test_put_and_get(connection: Connection) -> None:
    assert settings.get(connection, "key") is None
    for value in ("one", "two"):
        settings.put(connection, "key", value)
        assert settings.get(connection, "key") == value


def test_simulated_is_said_once_and_for_all(connection: Connection) -> None:
    assert not settings.is_simulated(connection)
    settings.mark_simulated(connection)
    assert settings.is_simulated(connection)
