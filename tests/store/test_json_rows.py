"""Rows go through JSON and come back the same."""

import json

import pytest
from sqlalchemy import Engine, select

from mittari.store.engine import reading
from mittari.store.json_rows import from_json, to_json
from mittari.store.schema import metadata
from mittari.store.schema.people import clients


def test_every_table_there_and_back(path: Engine) -> None:
    with reading(path) as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(select(table)):
                line = json.dumps(to_json(row._asdict()), allow_nan=False)
                assert from_json(table, json.loads(line)) == row._asdict()


@pytest.mark.parametrize(("row", "error"), [({"id": "no uuid"}, ValueError), ({"no column": 1}, KeyError)])
def test_what_can_not_be_a_row(row: dict, error: type[Exception]) -> None:
    with pytest.raises(error):
        from_json(clients, row)
