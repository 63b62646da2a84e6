"""A snapshot of nothing but clients, where they lived, and their answers by one meter."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pandas as pd

from mittari.answers.code_bytes import as_bytes
from mittari.definitions.meter import Meter
from mittari.store.snapshot import Manifest, Snapshot
from mittari.store.snapshot.columns import COLUMNS, schema
from mittari.store.snapshot.manifest import FileEntry, MeterEntry, write_manifest
from mittari.store.snapshot.write import _write_partition

NOW = datetime(2026, 1, 1, tzinfo=UTC)
Tables = dict[str, pd.DataFrame]


def write_answered(folder: Path, meter: Meter, tables: Tables, codes: dict[str, np.ndarray], parts: int) -> Snapshot:
    """Writes clients, residences, measurements (in the order of the codes), and the answers as bytes."""
    empty = {name: schema(name).empty_table().to_pandas() for name in COLUMNS}
    numbers = tables["measurements"]["measurement"].to_numpy(np.int32)
    wide = pd.DataFrame({"measurement": numbers} | {name: small(column) for name, column in codes.items()})
    folder.mkdir(parents=True)
    files: dict[str, FileEntry] = {}
    for number in range(parts):
        files |= _write_partition(folder, number, parts, empty | tables, {(meter.id, meter.version): wide})
    entry = MeterEntry(meter.id, meter.version, meter.content_hash)
    write_manifest(folder, Manifest(NOW, True, "none", 1, parts, (entry,), {}, {}, files))
    return Snapshot.open(folder)


def small(codes: np.ndarray) -> np.ndarray:
    """The codes as the snapshot has them."""
    found = as_bytes(codes)
    assert found is not None
    return found.view(np.int8)


def measurements(meter: Meter, clients: list[str], days: np.ndarray) -> pd.DataFrame:
    """One measurement a client and day, numbered from 1."""
    rows = len(clients)
    same = {"instrument": meter.id, "version": meter.version, "content_hash": "none", "language": "fi"}
    same |= {"mode": "paper", "respondent": "client", "organisation": "one"}
    own = {"client": clients, "measurement": np.arange(1, rows + 1, dtype=np.int32), "date": days}
    rater = pd.array([None] * rows, dtype="Int32")
    return pd.DataFrame(own | {"rater": rater}).assign(**same)
