"""Some columns of a file of a snapshot as arrays: what sums over many answers need, and nothing else is unpacked."""

import hashlib
from collections.abc import Collection, Sequence

import pyarrow as pa
import pyarrow.parquet as pq

from mittari.store.snapshot.manifest import problem
from mittari.store.snapshot.read import Partition


def read_columns(part: Partition, name: str, columns: Sequence[str], repeating: Collection[str] = ()) -> pa.Table:
    """Columns of a table (`measurements`) or of the answers (`answers/ID@VERSION`) of a part, in the rows' order.

    Columns of text that are named as `repeating` come as a dictionary. Raises InputError if the file isn't what was
    written, and KeyError if the part has no such file.
    """
    file = part.folder / part.name / f"{name}.parquet"
    entry = part.manifest.files[f"{part.name}/{name}.parquet"]
    content = file.read_bytes() if file.is_file() else b""
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        raise problem(file, "is missing, or not what was written")
    found = pq.ParquetFile(pa.BufferReader(content), read_dictionary=list(repeating))
    if not {*columns} <= {*found.schema_arrow.names} or found.metadata.num_rows != entry.rows:
        raise problem(file, "does not have the columns or rows of this version")
    return found.read(columns=list(columns)).combine_chunks()
