"""Answers that nobody is asked for, because they stand in the client's record: age and gender."""

from dataclasses import replace

from sqlalchemy import Connection

from mittari.answers.non_answer import NonAnswer
from mittari.definitions.item import Item
from mittari.definitions.meter import Meter
from mittari.records.client import Client
from mittari.records.measurement import Measurement
from mittari.store import clients


def with_record(connection: Connection, meter: Meter, measurement: Measurement) -> Measurement:
    """The measurement with what its client's record tells; what the form itself answers or refuses is kept."""
    items = [item for item in meter.structure.items if item.filled_from in ("age", "gender")]
    if not items:
        return measurement
    client = clients.get(connection, measurement.client)
    found = {item.id: _answer(item, client, measurement.answered_on.year) for item in items}
    known = {name: answer for name, answer in found.items() if answer is not None}
    left_open = {name for name in known if measurement.answers.get(name) == NonAnswer.MISSING}
    given = {name: answer for name, answer in measurement.answers.items() if name not in left_open}
    return replace(measurement, answers=known | given)


def _answer(item: Item, client: Client, year: int) -> float | None:
    if item.filled_from == "age":
        return None if client.birth_year is None else float(year - client.birth_year)
    code = (item.record_codes or {}).get(client.gender.value) if client.gender else None
    return None if code is None else float(code)
