"""Norms of an operator's own, for example an SEM from its own test-retest study."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, insert, select

from mittari.definitions.library import Library
from mittari.definitions.meter import Meter
from mittari.definitions.norms import Norms
from mittari.definitions.validate import validate
from mittari.definitions.yaml_reader import parse_yaml
from mittari.store.schema.housekeeping import local_norms


def add(connection: Connection, instrument: str, yaml: str, now: datetime, by: UUID | None = None) -> None:
    """Keeps a norms.yaml for an instrument; raises DefinitionError with every problem it has."""
    _read(instrument, yaml)
    row = {"instrument": instrument, "yaml": yaml, "added_at": now, "added_by": by}
    connection.execute(insert(local_norms), row)


def texts(connection: Connection) -> dict[str, list[str]]:
    """The YAML texts by instrument, newest first."""
    found: dict[str, list[str]] = {}
    query = select(local_norms.c.instrument, local_norms.c.yaml).order_by(local_norms.c.id.desc())
    for instrument, yaml in connection.execute(query):
        found.setdefault(instrument, []).append(yaml)
    return found


def local(connection: Connection) -> dict[str, Norms]:
    """The norms by instrument, newest first."""
    return {instrument: parse(instrument, yamls) for instrument, yamls in texts(connection).items()}


def parse(instrument: str, yamls: list[str]) -> Norms:
    """The norms in YAML texts, in their order."""
    return Norms(norms=tuple(norm for yaml in yamls for norm in _read(instrument, yaml).norms))


def meters_with_local(connection: Connection, library: Library) -> dict[str, Meter]:
    """All meters of a library by id, each with the operator's own norms, which come before the shipped ones."""
    own = local(connection)
    meters = (library.meter(name) for name in library.meter_ids())
    return {meter.id: meter.with_norms(own[meter.id]) if meter.id in own else meter for meter in meters}


def _read(instrument: str, yaml: str) -> Norms:
    return validate(Norms, parse_yaml(yaml, f"local norms of {instrument}"))
