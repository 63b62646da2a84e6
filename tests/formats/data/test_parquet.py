"""Parquet read back by Arrow and by DuckDB: small numbers, and what they mean."""

import json
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from mittari.formats.data import Dataset, parquet
from tests.formats.data.read_back import expected, found, written


def test_every_cell_comes_back(dataset: Dataset, tmp_path: Path) -> None:
    for each in dataset.tables:
        read = pq.read_table(written(parquet.write, dataset, tmp_path, each.name))
        assert read.column_names == [column.name for column in each.columns]
        assert found(row.values() for row in read.to_pylist()) == expected(each, {}), each.name


def test_codes_are_as_small_as_in_the_snapshot(dataset: Dataset, tmp_path: Path) -> None:
    schema = pq.read_schema(written(parquet.write, dataset, tmp_path))
    assert schema.field("calm").type == pa.int8()
    assert schema.field("hours").type == pa.float64()
    assert schema.field("date").type == pa.date32()
    assert schema.field("rater").type == pa.int32()


def test_columns_say_what_they_mean(dataset: Dataset, tmp_path: Path) -> None:
    meaning = pq.read_schema(written(parquet.write, dataset, tmp_path)).field("calm").metadata
    assert meaning[b"label"] == b"B."
    assert meaning[b"holds"] == b"item calm"
    assert json.loads(meaning[b"labels"]) == {"0": "never", "1": "seldom", "2": "often", "3": "always"}
    assert json.loads(meaning[b"missing_codes"])["-127"] == "refused: did not want to answer"


def test_duckdb_finds_the_meaning_too(dataset: Dataset, tmp_path: Path) -> None:
    file = written(parquet.write, dataset, tmp_path)
    ((value,),) = duckdb.execute(f"SELECT value FROM parquet_kv_metadata('{file}') WHERE key = 'mittari'").fetchall()
    about = json.loads(value)
    assert about["columns"]["mind"] == {"label": "Mind", "holds": "score mind"}
    assert any("single people" in sentence for sentence in about["about"])
    assert duckdb.execute(f"SELECT count(*) FROM read_parquet('{file}') WHERE calm = -127").fetchall() == [(1,)]
