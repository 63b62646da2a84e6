"""The columns of a snapshot's tables: what is here leaves the records, and nothing else does."""

import pyarrow as pa

DAY = pa.date32()
TEXT = pa.string()
NUMBER = pa.int32()

COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "clients": {"client": TEXT, "birth_year": pa.int16(), "gender": TEXT},
    "residences": {"client": TEXT, "municipality": TEXT, "start": DAY},
    "episodes": {
        "client": TEXT,
        "organisation": TEXT,
        "unit": TEXT,
        "provider": TEXT,
        "service": TEXT,
        "start": DAY,
        "end": DAY,
    },
    "statuses": {"client": TEXT, "status": TEXT, "start": DAY},
    "measurements": {
        "client": TEXT,
        "measurement": NUMBER,
        "instrument": TEXT,
        "version": TEXT,
        "content_hash": TEXT,
        "date": DAY,
        "language": TEXT,
        "mode": TEXT,
        "respondent": TEXT,
        "rater": NUMBER,
        "organisation": TEXT,
    },
    "scores": {
        "client": TEXT,
        "measurement": NUMBER,
        "instrument": TEXT,
        "version": TEXT,
        "content_hash": TEXT,
        "scoring_version": NUMBER,
        "date": DAY,
        "score": TEXT,
        "value": pa.float64(),
        "answered": NUMBER,
    },
    "plans": {"client": TEXT, "instrument": TEXT, "due": DAY, "point": TEXT, "done": pa.bool_()},
}

NULLABLE_NUMBERS = frozenset({"birth_year", "rater"})
"""Whole numbers that may be absent; in a frame they are Int16 or Int32 with NA."""


def schema(table: str) -> pa.Schema:
    """The Arrow schema of a table."""
    return pa.schema(list(COLUMNS[table].items()))


def dates(table: str) -> tuple[str, ...]:
    """The columns of a table that hold days."""
    return tuple(name for name, kind in COLUMNS[table].items() if kind == DAY)
