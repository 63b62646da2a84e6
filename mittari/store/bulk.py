"""Many rows in one transaction: for imports, simulations and backups."""

import io
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from itertools import chain
from typing import Any

from pg8000.dbapi import Error as DriverError
from sqlalchemy import Connection, Table, insert

from mittari.definitions.meter import Meter
from mittari.errors import ConflictError, StoreError
from mittari.records.actor import SYSTEM, Event
from mittari.records.measurement import Measurement
from mittari.store import audit, rows
from mittari.store.carry_forward import carry_forward
from mittari.store.engine import told
from mittari.store.from_record import with_record
from mittari.store.identified import require_identified
from mittari.store.schema import measuring
from mittari.store.submission import answer_rows, measurement_row, score_rows

AT_ONCE = 500
"""Measurements whose rows are held in memory at a time."""
ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def record_many(connection: Connection, meters: Mapping[str, Meter], measurements: Iterable[Measurement]) -> int:
    """Inserts measurements with answers and scores, with one line in the log for all; returns how many there were.

    `meters` are by id. Raises ConflictError if one of them is there already: then none is kept.
    """
    count, newest = 0, None
    for meter in meters.values():
        require_identified(meter)
    filled = (with_record(connection, meters[each.instrument], each) for each in measurements)
    for chunk in rows.chunks(filled, AT_ONCE):
        insert_rows(connection, measuring.measurements, [measurement_row(each) for each in chunk])
        answers = (answer_rows(meters[each.instrument], each) for each in chunk)
        insert_rows(connection, measuring.answers, list(chain.from_iterable(answers)))
        scores = (score_rows(meters[each.instrument], each) for each in chunk)
        insert_rows(connection, measuring.scores, list(chain.from_iterable(scores)))
        for name in {each.instrument for each in chunk}:
            clients = {each.client for each in chunk if each.instrument == name}
            carry_forward(connection, meters[name], clients)
        count, newest = count + len(chunk), chunk[-1]
    if newest:
        audit.append(connection, Event(newest.received_at, SYSTEM, "import", detail=f"{count} measurements"))
    return count


def insert_rows(connection: Connection, table: Table, many: list[dict[str, Any]]) -> None:
    """Inserts rows that all have the same keys, in the fastest way the database has."""
    if not many:
        return
    if connection.dialect.name == "postgresql":
        _copy(connection, table, many)
    else:
        connection.execute(insert(table), many)


def _copy(connection: Connection, table: Table, many: list[dict[str, Any]]) -> None:
    names = list(many[0])
    quote = connection.dialect.identifier_preparer.quote
    columns = ", ".join(quote(name) for name in names)
    lines = "".join("\t".join(_cell(row[name]) for name in names) + "\n" for row in many)
    cursor = connection.connection.cursor()
    try:
        cursor.execute(f"COPY {quote(table.name)} ({columns}) FROM STDIN", stream=io.BytesIO(lines.encode()))  # type: ignore[call-arg]
    except DriverError as error:
        if told(error).get("C", "").startswith("23"):
            raise ConflictError(f"the database refused a row: {told(error).get('n', 'unknown')}") from None
        raise StoreError(f"the database did not take the rows of {table.name}; nothing was saved") from None
    finally:
        cursor.close()


def _cell(value: Any) -> str:
    if value is None:
        return "\\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False).translate(ESCAPES)
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError("a moment without a time zone; give datetime.now(UTC)")
    if isinstance(value, date):
        return value.isoformat()
    return str(value).translate(ESCAPES)
