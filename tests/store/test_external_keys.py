from pathlib import Path

from sqlalchemy import Engine

from mittari.store.engine import reading
from mittari.store.external_keys import external_keys
from tests.formats.test_store_answers import run


def test_an_organisation_knows_its_own_keys_only(engine: Engine, tmp_path: Path) -> None:
    run(engine, tmp_path)
    with reading(engine) as connection:
        assert external_keys(connection, "clinic") == {
            "who-5/A/2025-01-01",
            "who-5/A/2025-03-01",
            "who-5/B/2025-02-01",
        }
        assert external_keys(connection, "other") == frozenset()
