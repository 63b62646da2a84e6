from flask import Flask
from sqlalchemy import text

from mittari.store.engine import writing
from tests.webapp.conftest import World


def test_a_working_app_is_healthy(app: Flask) -> None:
    answer = app.test_client().get("/health")
    assert (answer.status_code, answer.json) == (200, {"status": "ok"})
    assert "Set-Cookie" not in answer.headers


def test_a_database_that_is_not_current_is_not_healthy(app: Flask, world: World) -> None:
    with writing(world.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'old'"))
    assert app.test_client().get("/health").status_code == 503
