"""A Parquet file of a snapshot, read only if what it says of its size can be true: it can claim more than it holds."""

from collections.abc import Collection

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

MAX_CELLS = 1_000_000_000
MAX_UNPACKED = 4 * 1024**3
DAMAGED = "is not a Parquet file, or it is damaged"


def open_parquet(content: bytes, rows: int, repeating: Collection[str] = ()) -> pq.ParquetFile:
    """The file of so many rows; raises ValueError, before anything is unpacked, if it can't be that.

    Columns of text that are named as `repeating` come as a dictionary.
    """
    try:
        file = pq.ParquetFile(pa.BufferReader(content), read_dictionary=list(repeating))
    except (pa.ArrowInvalid, OSError):
        raise ValueError(DAMAGED) from None
    _require_size(file.metadata, rows)
    return file


def read_parquet(content: bytes, rows: int) -> pd.DataFrame:
    """The table in a file of so many rows; raises ValueError if it can't be that."""
    file = open_parquet(content, rows)
    try:
        return file.read().to_pandas(date_as_object=False)
    except (pa.ArrowInvalid, OSError):
        raise ValueError(DAMAGED) from None


def _require_size(about: pq.FileMetaData, rows: int) -> None:
    if about.num_rows != rows:
        raise ValueError(f"says that it has {about.num_rows} rows, the manifest {rows}")
    unpacked = sum(about.row_group(number).total_byte_size for number in range(about.num_row_groups))
    if rows * about.num_columns > MAX_CELLS or unpacked > MAX_UNPACKED:
        raise ValueError("is larger than any part of a snapshot")
