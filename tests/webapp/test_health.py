from flask import Flask
from sqlalchemy import text

from tests.webapp.conftest import World
from webapp import database


def test_a_working_app_is_healthy(app: Flask) -> None:
    answer = app.test_client().get("/health")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})
    assert "Set-Cookie" not in answer.headers


def test_a_database_that_is_not_current_is_not_healthy(app: Flask, world: World) -> None:
    with database_of(app).begin() as connection:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.execute(text("UPDATE alembic_version SET version_num = 'old'"))
    assert app.test_client().get("/health").status_code == 503


def database_of(app: Flask):  # type: ignore[no-untyped-def]
    return app.extensions[database.ENGINE]
