"""Some columns of a part: what was written, checked before it is read."""

from pathlib import Path

import pyarrow as pa
import pytest
from sqlalchemy import Engine

from mittari.errors import InputError
from mittari.store.snapshot import Partition, Snapshot, write_snapshot
from mittari.store.snapshot.some_columns import read_columns
from tests.store.world import LIBRARY, NOW


@pytest.fixture
def part(path: Engine, tmp_path: Path) -> Partition:
    write_snapshot(path, LIBRARY, tmp_path / "s", 1, NOW)
    return Snapshot.open(tmp_path / "s").partitions()[0]


def test_gives_the_columns_in_the_rows_order(part: Partition) -> None:
    found = read_columns(part, "measurements", ["measurement", "client"], ["client"])
    assert found.column_names == ["measurement", "client"]
    assert pa.types.is_dictionary(found["client"].type)
    assert found["client"].to_pylist() == part.measurements["client"].tolist()
    assert found["measurement"].to_pylist() == part.measurements["measurement"].tolist()


def test_refuses_a_file_that_was_changed(part: Partition) -> None:
    file = part.folder / part.name / "measurements.parquet"
    file.write_bytes(file.read_bytes() + b"x")
    with pytest.raises(InputError, match="not what was written"):
        read_columns(part, "measurements", ["client"])


def test_names_what_is_not_there(part: Partition) -> None:
    with pytest.raises(InputError, match="columns of this version"):
        read_columns(part, "measurements", ["nobody"])
    with pytest.raises(KeyError):
        read_columns(part, "answers/none@1.0.0", ["measurement"])
