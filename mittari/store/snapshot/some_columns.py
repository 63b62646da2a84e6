"""Some columns of a file of a snapshot as arrays: what sums over many answers need, and nothing else is unpacked."""

from collections.abc import Collection, Sequence

import pyarrow as pa

from mittari.store.snapshot.manifest import problem
from mittari.store.snapshot.parquet_file import open_parquet
from mittari.store.snapshot.read import Partition


def read_columns(part: Partition, name: str, columns: Sequence[str], repeating: Collection[str] = ()) -> pa.Table:
    """Columns of a table (`measurements`) or of the answers (`answers/ID@VERSION`) of a part, in the rows' order.

    Columns of text that are named as `repeating` come as a dictionary. Raises InputError if the file isn't what was
    written, and KeyError if the part has no such file.
    """
    file = f"{name}.parquet"
    try:
        found = open_parquet(*part.content(file), repeating)
        if not {*columns} <= {*found.schema_arrow.names}:
            raise ValueError("does not have the columns of this version")
        return found.read(columns=list(columns)).combine_chunks()
    except (pa.ArrowInvalid, ValueError) as error:
        raise problem(part.file(file), str(error)) from None
