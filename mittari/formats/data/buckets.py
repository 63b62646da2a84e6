"""Rows put down as they come and taken up in the order of their new pseudonyms, without holding them all in memory."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from mittari.errors import InputError, Problem

AT_ONCE = 50_000
MOST = 256


class Buckets:
    """Tables whose rows lie in a folder, split by the beginning of `client`.

    Nothing in the order taken up tells of the order put down but the columns that it is sorted by.
    """

    def __init__(self, folder: Path, rows: int):
        self._folder = folder
        self._count = min(MOST, rows // AT_ONCE + 1)
        self._files: dict[str, list[list[Path]]] = {}
        self._dtypes: dict[str, dict[str, Any]] = {}
        self._rows: dict[str, int] = {}

    def put(self, table: str, rows: pd.DataFrame) -> None:
        """Put down rows; a column may be absent from some of the frames put down, and is empty there."""
        files = self._files.setdefault(table, [[] for _ in range(self._count)])
        self._note(table, rows)
        buckets = self._bucket(rows["client"])
        for number in np.unique(buckets).tolist():
            file = self._folder / f"{table}.{number}.{len(files[number])}.parquet"
            _write(rows[buckets == number], file)
            files[number].append(file)

    def tables(self) -> list[str]:
        """The names of the tables of which something was put down, in the order they came."""
        return list(self._files)

    def rows(self, table: str) -> int:
        """How many rows of a table were put down."""
        return self._rows.get(table, 0)

    def dtypes(self, table: str) -> dict[str, Any]:
        """The types of a table's columns that hold what is in all of the frames put down."""
        return self._dtypes[table]

    def take(self, table: str, order: Sequence[str]) -> Iterator[pd.DataFrame]:
        """The rows by client and then `order`, in pieces; there is at least one, which may have no rows."""
        dtypes = self._dtypes[table]
        found = False
        for files in self._files[table]:
            if files:
                rows = pd.concat([pq.read_table(file).to_pandas() for file in files], ignore_index=True)
                rows = rows.reindex(columns=list(dtypes)).astype(dtypes)
                yield rows.sort_values(["client", *order], kind="stable", ignore_index=True)
                found = True
        if not found:
            yield pd.DataFrame({name: pd.Series(dtype=dtype) for name, dtype in dtypes.items()})

    def _bucket(self, clients: pd.Series) -> np.ndarray:
        places, names = pd.factorize(clients)
        beginnings = np.array([int(str(name)[:8], 16) for name in names], dtype=np.int64)
        return (beginnings * self._count >> 32)[places]

    def _note(self, table: str, rows: pd.DataFrame) -> None:
        known = self._dtypes.setdefault(table, {})
        for name, dtype in rows.dtypes.items():
            before = known.get(str(name), dtype)
            known[str(name)] = before if before == dtype else np.result_type(before, dtype)
        self._rows[table] = self.rows(table) + len(rows)


def _write(rows: pd.DataFrame, file: Path) -> None:
    try:
        pq.write_table(pa.Table.from_pandas(rows, preserve_index=False), file, compression="zstd")
    except OSError as error:
        reason = f"rows can't be put there for a while: {error.strerror or type(error).__name__}"
        advice = "make room, or name a folder with room in TMPDIR"
        raise InputError([Problem(str(file.parent), "", reason, advice)]) from None
