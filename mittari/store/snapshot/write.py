"""Writes a snapshot: whole, or not at all."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import Connection, Engine

from mittari.definitions.library import Library
from mittari.errors import InputError, Problem
from mittari.scoring import SCORING_VERSION
from mittari.store import norms, organisations, settings
from mittari.store.engine import reading
from mittari.store.revision import head, require_revision
from mittari.store.snapshot.answers import read_wide
from mittari.store.snapshot.columns import COLUMNS, schema
from mittari.store.snapshot.manifest import NAME, FileEntry, Manifest, MeterEntry, entry, write_manifest
from mittari.store.snapshot.tables import public, read_tables

PARTITIONS = 8
MOST = 100
Progress = Callable[[int, int], None]
Wide = dict[tuple[str, str], pd.DataFrame]


def write_snapshot(
    engine: Engine,
    library: Library,
    folder: Path,
    partitions: int = PARTITIONS,
    now: datetime | None = None,
    progress: Progress | None = None,
) -> Manifest:
    """Writes a snapshot of all records, as they are at one moment, into a folder, in place of an older one there.

    `progress` is told how many partitions of how many are written. Raises InputError if the folder holds something
    else. The same records give the same bytes, but for `created` in the manifest.
    """
    if not 1 <= partitions <= MOST:
        raise InputError([Problem("snapshot", "partitions", f"is not 1-{MOST}", "give a number in that range")])
    _check_target(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    working = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        manifest = _write(engine, library, working, partitions, now or datetime.now(UTC), progress)
        _replace(working, folder)
    finally:
        shutil.rmtree(working, ignore_errors=True)
    return manifest


def partition_of(pseudonym: str, partitions: int) -> int:
    """The partition of a client, from the pseudonym alone."""
    return int.from_bytes(hashlib.sha256(pseudonym.encode()).digest()[:8], "big") % partitions


def _check_target(folder: Path) -> None:
    if folder.exists() and not (folder / NAME).is_file() and (not folder.is_dir() or any(folder.iterdir())):
        reason = "is there already and is not a snapshot"
        raise InputError([Problem(str(folder), "", reason, "choose a new or empty folder")])


def _write(
    engine: Engine, library: Library, folder: Path, partitions: int, now: datetime, progress: Progress | None
) -> Manifest:
    with reading(engine) as connection:
        require_revision(connection)
        tables = read_tables(connection)
        wide = read_wide(connection, tables["measurements"], library)
        about = _about(connection, tables["measurements"])
    files: dict[str, FileEntry] = {}
    for number in range(partitions):
        files |= _write_partition(folder, number, partitions, tables, wide)
        if progress:
            progress(number + 1, partitions)
    manifest = Manifest(created=now, partitions=partitions, files=files, **about)
    write_manifest(folder, manifest)
    return manifest


def _about(connection: Connection, forms: pd.DataFrame) -> dict:
    meters = forms[["instrument", "version", "content_hash"]].drop_duplicates()
    return {
        "simulated": settings.is_simulated(connection),
        "revision": head(),
        "scoring_version": SCORING_VERSION,
        "meters": tuple(MeterEntry(*row) for row in sorted(meters.itertuples(index=False, name=None))),
        "norms": norms.texts(connection),
        "names": organisations.names(connection),
        "organisations": tuple(sorted(one.id for one in organisations.everyone(connection))),
    }


def _write_partition(
    folder: Path, number: int, partitions: int, tables: dict[str, pd.DataFrame], wide: Wide
) -> dict[str, FileEntry]:
    part = folder / f"part-{number:02d}"
    (part / "answers").mkdir(parents=True)
    here = {client for client in tables["clients"]["client"] if partition_of(client, partitions) == number}
    files: dict[Path, int] = {}
    for name in COLUMNS:
        rows = public(name, tables[name][tables[name]["client"].isin(here)])
        files[part / f"{name}.parquet"] = _write_file(part / f"{name}.parquet", rows, schema(name))
    forms = tables["measurements"].loc[tables["measurements"]["client"].isin(here), "measurement"].to_numpy()
    for (instrument, version), answers in wide.items():
        file = part / "answers" / f"{instrument}@{version}.parquet"
        files[file] = _write_file(file, answers[np.isin(answers["measurement"], forms)])
    return {str(file.relative_to(folder)): entry(file, rows) for file, rows in files.items()}


def _write_file(file: Path, rows: pd.DataFrame, columns: pa.Schema | None = None) -> int:
    table = pa.Table.from_pandas(rows, schema=columns, preserve_index=False).replace_schema_metadata(None)
    # Codes are packed into bits already: compressing them again saves a tenth and costs reading two thirds more time.
    pq.write_table(table, file, compression="zstd" if columns else "none")
    return len(rows)


def _replace(working: Path, folder: Path) -> None:
    """Puts the new folder in place of the old one with renames only, so that nobody ever finds half a snapshot."""
    if folder.exists():
        old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        os.replace(folder, old / "old")
        os.replace(working, folder)
        shutil.rmtree(old)
    else:
        os.replace(working, folder)
