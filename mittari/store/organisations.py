"""Organisations, their units, and providers."""

from sqlalchemy import Connection, select

from mittari.records.organisation import Organisation, Provider, Unit
from mittari.store import rows
from mittari.store.schema.places import organisations
from mittari.store.schema.places import units as units_table
from mittari.store.schema.services import providers as providers_table


def add(connection: Connection, *records: Organisation | Unit | Provider) -> None:
    """Inserts organisations, units and providers, in this order."""
    rows.add(connection, *records)


def get(connection: Connection, organisation: str) -> Organisation:
    """An organisation by id; raises NotFoundError."""
    return rows.fetch_one(connection, Organisation, organisations.c.id == organisation)


def everyone(connection: Connection) -> list[Organisation]:
    """All organisations, by name."""
    return rows.fetch(connection, Organisation, order=[organisations.c.name, organisations.c.id])


def units(connection: Connection, organisation: str) -> list[Unit]:
    """The units of an organisation, by name."""
    belongs = units_table.c.organisation == organisation
    return rows.fetch(connection, Unit, belongs, order=[units_table.c.name, units_table.c.id])


def providers(connection: Connection) -> list[Provider]:
    """All providers, by name."""
    return rows.fetch(connection, Provider, order=[providers_table.c.name, providers_table.c.id])


def names(connection: Connection) -> dict[str, str]:
    """The names of providers, units and organisations by id; where one id means two, the later kind wins."""
    tables = (providers_table, units_table, organisations)
    return {id: name for table in tables for id, name in connection.execute(select(table.c.id, table.c.name)).all()}
