"""Every kind of record comes back from its table as it went in."""

from dataclasses import fields
from enum import StrEnum

import pytest
from sqlalchemy import Connection, Engine, select

from mittari.errors import NotFoundError
from mittari.records.client import Client, Gender
from mittari.records.organisation import Organisation
from mittari.store import rows
from mittari.store.engine import reading
from mittari.store.rows import TABLES
from mittari.store.schema.places import organisations
from tests.store.world import AWAY, CLIENT, HOME


@pytest.mark.parametrize("kind", list(TABLES), ids=lambda kind: kind.__name__)
def test_fields_are_columns(kind: type) -> None:
    assert {field.name for field in fields(kind)} == set(TABLES[kind].columns.keys())


def test_every_kind_comes_back(path: Engine) -> None:
    with reading(path) as connection:
        for kind in TABLES:
            found: list[object] = rows.fetch(connection, kind)
            assert found, kind
            assert all(type(each) is kind for each in found)


def test_closed_words_come_back_as_their_members(path: Engine) -> None:
    with reading(path) as connection:
        for kind, table in TABLES.items():
            for name, word in rows._words(kind).items():
                found: list[object] = rows.fetch(connection, kind)
                values = [getattr(each, name) for each in found]
                assert all(value is None or isinstance(value, word) for value in values), (table, name)
        assert rows._words(Client) == {"gender": Gender}
        assert issubclass(Gender, StrEnum)


def test_one_or_an_error(connection: Connection) -> None:
    assert rows.fetch_one(connection, Organisation, organisations.c.id == "imatra") == HOME
    with pytest.raises(NotFoundError, match="no such organisation"):
        rows.fetch_one(connection, Organisation, organisations.c.id == "nowhere")


def test_in_order(connection: Connection) -> None:
    assert rows.fetch(connection, Organisation, order=[organisations.c.id.desc()]) == [AWAY, HOME]


def test_chunks() -> None:
    assert list(rows.chunks(range(7), 3)) == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(rows.chunks([], 3)) == []


def test_exists(connection: Connection) -> None:
    assert rows.exists(connection, select(organisations))
    assert not rows.exists(connection, select(organisations).where(organisations.c.id == CLIENT.label))
