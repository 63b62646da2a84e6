"""Organisations, units and providers."""

import pytest
from sqlalchemy import Connection

from mittari.errors import NotFoundError
from mittari.records.organisation import Regime
from mittari.store import organisations
from tests.store.world import AWAY, HOME, SHOP, UNIT


def test_reading_back(connection: Connection) -> None:
    assert organisations.everyone(connection) == [HOME, AWAY]
    assert organisations.get(connection, "imatra") == HOME
    assert isinstance(organisations.get(connection, "imatra").regime, Regime)
    assert organisations.units(connection, "imatra") == [UNIT]
    assert organisations.providers(connection) == [SHOP]


def test_names(connection: Connection) -> None:
    assert organisations.names(connection) == {
        "imatra": "Imatra",
        "yhdistys": "Yhdistys",
        "imatra-nuoret": "Nuoret",
        "paja": "Paja",
    }


def test_one_that_is_not_there(connection: Connection) -> None:
    with pytest.raises(NotFoundError):
        organisations.get(connection, "nowhere")
