"""A file that says it is larger than it can be is refused before it is unpacked."""

import io
import tracemalloc

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mittari.store.snapshot import parquet_file
from mittari.store.snapshot.parquet_file import read_parquet


def packed(rows: int, columns: int = 1) -> bytes:
    out = io.BytesIO()
    table = pa.table({f"c{number}": pa.repeat(pa.scalar(1, pa.int8()), rows) for number in range(columns)})
    pq.write_table(table, out)
    return out.getvalue()


def test_a_file_as_the_manifest_says_is_read() -> None:
    assert read_parquet(packed(3), 3)["c0"].tolist() == [1, 1, 1]
    pd.testing.assert_index_equal(read_parquet(packed(0, 2), 0).columns, pd.Index(["c0", "c1"]))


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_file, "MAX_CELLS", 10_000_000)
    bomb = packed(20_000_000)
    size = len(bomb)
    assert size < 200_000
    before = pa.total_allocated_bytes()
    tracemalloc.start()
    with pytest.raises(ValueError, match="larger than any part"):
        read_parquet(bomb, 20_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000
    assert pa.total_allocated_bytes() - before < 1_000_000


def test_much_text_is_refused_by_its_declared_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_file, "MAX_UNPACKED", 1_000_000)
    out = io.BytesIO()
    pq.write_table(pa.table({"a": ["x" * 5_000_000]}), out, compression="zstd")
    with pytest.raises(ValueError, match="larger than any part"):
        read_parquet(out.getvalue(), 1)


@pytest.mark.parametrize(
    ("content", "says"), [(b"", "not a Parquet file"), (b"PAR1half", "not a Parquet file"), (packed(5), "has 5 rows")]
)
def test_what_is_not_what_was_written_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        read_parquet(content, 4)
