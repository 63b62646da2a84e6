"""Backups: one file with every row, that any of the databases can be restored from."""

import hashlib
import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, func, select, text

from mittari.errors import InputError, Problem, StoreError
from mittari.store import rows
from mittari.store.bulk import insert_rows
from mittari.store.engine import reading, writing
from mittari.store.json_rows import from_json, to_json
from mittari.store.revision import head, require_revision
from mittari.store.schema import metadata

FORMAT = 1
MANIFEST = "manifest.json"
AT_ONCE = 5_000


@dataclass(frozen=True)
class TableEntry:
    """The rows of a table, and the SHA-256 (hex) of its lines."""

    rows: int
    sha256: str


def backup(engine: Engine, file: Path, now: datetime | None = None) -> dict[str, int]:
    """Writes every row, as the database is at one moment, into a file; returns the number of rows by table.

    The file holds identities and answers: it is readable for its owner only, and needs the same care as the database.
    """
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with os.fdopen(descriptor, "wb") as opened:
            with zipfile.ZipFile(opened, "w", zipfile.ZIP_DEFLATED) as archive, reading(engine) as connection:
                require_revision(connection)
                entries = {table.name: _write_table(connection, archive, table) for table in metadata.sorted_tables}
                archive.writestr(MANIFEST, _manifest(entries, now or datetime.now(UTC)))
            opened.flush()
            os.fsync(opened.fileno())
        os.replace(name, file)
    finally:
        Path(name).unlink(missing_ok=True)
    return {table: entry.rows for table, entry in entries.items()}


def restore(file: Path, engine: Engine) -> dict[str, int]:
    """Puts every row of a backup into an empty database of the newest schema; returns the number of rows by table.

    Raises InputError for a file that is damaged or of another schema, before anything is written, and StoreError
    for a database that is not empty or not up to date.
    """
    entries = check(file)
    with writing(engine) as connection:
        require_revision(connection)
        _require_empty(connection)
        with zipfile.ZipFile(file) as archive:
            for table in metadata.sorted_tables:
                for chunk in rows.chunks(_rows(archive, table), AT_ONCE):
                    insert_rows(connection, table, chunk)
        _set_sequences(connection)
    return {table: entry.rows for table, entry in entries.items()}


def check(file: Path) -> dict[str, TableEntry]:
    """What a backup holds by table; raises InputError unless every line of it is there, unchanged and readable."""
    try:
        with zipfile.ZipFile(file) as archive:
            entries = _read_manifest(archive)
            for table in metadata.sorted_tables:
                _check_table(archive, table, entries[table.name])
        return entries
    except (OSError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise _damaged("is not a whole backup") from None
    except (ValueError, KeyError, TypeError):
        raise _damaged("holds something that is not a backup's") from None


def _damaged(reason: str) -> InputError:
    return InputError([Problem("backup", "", reason, "nothing was restored; take another backup file")])


def _name(table: Table) -> str:
    return f"tables/{table.name}.jsonl"


def _manifest(entries: dict[str, TableEntry], now: datetime) -> str:
    tables = {name: asdict(entry) for name, entry in entries.items()}
    return json.dumps({"format": FORMAT, "revision": head(), "created": now.isoformat(), "tables": tables}, indent=1)


def _read_manifest(archive: zipfile.ZipFile) -> dict[str, TableEntry]:
    manifest = json.loads(archive.read(MANIFEST))
    if manifest["format"] != FORMAT or manifest["revision"] != head():
        found = f"format {manifest['format']}, schema {manifest['revision']}"
        reason = f"is of {found}, and this program reads format {FORMAT}, schema {head()}"
        raise InputError([Problem("backup", "", reason, "restore it with the version of mittari that wrote it")])
    return {name: TableEntry(**entry) for name, entry in manifest["tables"].items()}


def _write_table(connection: Connection, archive: zipfile.ZipFile, table: Table) -> TableEntry:
    count, digest = 0, hashlib.sha256()
    query = select(table).order_by(*table.primary_key.columns).execution_options(yield_per=AT_ONCE)
    with archive.open(_name(table), "w", force_zip64=True) as member:
        for row in connection.execute(query):
            line = json.dumps(to_json(row._asdict()), ensure_ascii=False, allow_nan=False).encode() + b"\n"
            digest.update(line)
            member.write(line)
            count += 1
    return TableEntry(count, digest.hexdigest())


def _check_table(archive: zipfile.ZipFile, table: Table, entry: TableEntry) -> None:
    count, digest, names = 0, hashlib.sha256(), set(table.columns.keys())
    with archive.open(_name(table)) as member:
        for line in member:
            digest.update(line)
            count += 1
            if set(from_json(table, json.loads(line))) != names:
                raise KeyError(table.name)
    if (count, digest.hexdigest()) != (entry.rows, entry.sha256):
        raise ValueError(table.name)


def _rows(archive: zipfile.ZipFile, table: Table) -> Iterator[dict[str, Any]]:
    with archive.open(_name(table)) as member:
        for line in member:
            yield from_json(table, json.loads(line))


def _require_empty(connection: Connection) -> None:
    for table in metadata.sorted_tables:
        if rows.exists(connection, select(table)):
            raise StoreError(f"the database is not empty ({table.name} has rows); restore into a new one")


def _set_sequences(connection: Connection) -> None:
    """PostgreSQL counts on from where it counted to itself: it has to be told about numbers that came with rows."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        column = table.autoincrement_column
        if column is None:
            continue
        newest = connection.execute(select(func.max(column))).scalar_one()
        if newest is not None:
            sequence = text("SELECT setval(pg_get_serial_sequence(:table, :column), :newest)")
            connection.execute(sequence, {"table": table.name, "column": column.name, "newest": newest})
