"""Records as rows: one way to put records of any kind into their table, and to get them back."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args

from sqlalchemy import Connection, Row, Select, Table, insert, select

from mittari.errors import NotFoundError
from mittari.records.alert import Alert
from mittari.records.client import Assignment, Client, Identity, Membership, Residence
from mittari.records.consent import Consent, ContactWish
from mittari.records.episode import Episode
from mittari.records.organisation import Organisation, Provider, Unit
from mittari.records.plan import Plan
from mittari.records.status import Status
from mittari.store.schema import access, alerts, inviting, people, places, services

TABLES: dict[type, Table] = {
    Organisation: places.organisations,
    Unit: places.units,
    Provider: services.providers,
    Client: people.clients,
    Identity: people.identities,
    Residence: people.residences,
    Membership: people.client_organisations,
    Assignment: people.assignments,
    Episode: services.episodes,
    Status: services.statuses,
    Plan: inviting.measurement_plans,
    Consent: access.consents,
    ContactWish: access.contact_wishes,
    Alert: alerts.alerts,
}
"""Kinds of record whose fields are the columns of a table."""

R = TypeVar("R")


def add(connection: Connection, *records: object) -> None:
    """Inserts records, each into its table; neighbours of one kind go in together."""
    run: list[object] = []
    for record in records:
        if run and type(record) is not type(run[0]):
            _insert(connection, run)
            run = []
        run.append(record)
    if run:
        _insert(connection, run)


def fetch(connection: Connection, kind: type[R], *conditions: Any, order: Sequence[Any] = ()) -> list[R]:
    """The records of a kind that meet all conditions."""
    found = connection.execute(select(TABLES[kind]).where(*conditions).order_by(*order))
    return [record(kind, row) for row in found]


def fetch_one(connection: Connection, kind: type[R], *conditions: Any) -> R:
    """The one record of a kind that meets all conditions; raises NotFoundError where there is none."""
    row = connection.execute(select(TABLES[kind]).where(*conditions)).one_or_none()
    if row is None:
        raise NotFoundError(f"there is no such {kind.__name__.lower()}")
    return record(kind, row)


def record(kind: type[R], row: Row[Any]) -> R:
    """A row as a record; words of a closed list become its members."""
    found, words = row._mapping, _words(kind)  # type: ignore[arg-type]
    read = {field.name: found[field.name] for field in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: words[name](value) if name in words and value else value for name, value in read.items()})


def chunks(records: Iterable[R], size: int) -> Iterable[list[R]]:
    """The records in lists of at most `size`."""
    chunk: list[R] = []
    for each in records:
        chunk.append(each)
        if len(chunk) == size:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def exists(connection: Connection, query: Select[Any]) -> bool:
    """Whether a query finds anything."""
    return connection.execute(query.limit(1)).first() is not None


@cache
def _words(kind: type) -> dict[str, type[StrEnum]]:
    """The closed list of words of each field that has one."""
    kinds = {field.name: get_args(field.type) or (field.type,) for field in fields(kind)}
    return {
        name: each
        for name, possible in kinds.items()
        for each in possible
        if isinstance(each, type) and issubclass(each, StrEnum)
    }


def _insert(connection: Connection, records: Sequence[object]) -> None:
    table = TABLES[type(records[0])]
    names = [field.name for field in fields(records[0])]  # type: ignore[arg-type]
    connection.execute(insert(table), [{name: getattr(each, name) for name in names} for each in records])
