from pathlib import Path

import pytest

from mittari.cli.database import database
from mittari.errors import StoreError
from mittari.store.engine import reading


def test_a_current_database_is_opened(database_url: str) -> None:
    with database(database_url) as engine, reading(engine) as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1


def test_a_database_without_tables_is_refused_with_what_to_do(empty_database_url: str) -> None:
    with pytest.raises(StoreError, match="mittari db upgrade"), database(empty_database_url):
        pass


def test_a_wrong_name_is_told_and_makes_no_file(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match="there is no database"),
        database(f"sqlite:///{tmp_path / 'gone.db'}"),
    ):
        pass
    assert list(tmp_path.iterdir()) == []
