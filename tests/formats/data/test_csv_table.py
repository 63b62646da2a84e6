"""CSV read back by pandas, by DuckDB and by mittari itself."""

from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from mittari.definitions.library import Library
from mittari.formats.csv_file import open_csv
from mittari.formats.data import Dataset, csv_table
from mittari.scoring.instrument import Instrument, load
from tests.formats.data.read_back import NON_ANSWERS, expected, found, table, written


def test_every_cell_comes_back(dataset: Dataset, tmp_path: Path) -> None:
    for each in dataset.tables:
        rows = pd.read_csv(written(csv_table.write, dataset, tmp_path, each.name), dtype=str, keep_default_na=False)
        assert list(rows.columns) == [column.name for column in each.columns]
        whole = [[None if cell is None else _text(cell) for cell in row] for row in expected(each, NON_ANSWERS)]
        assert found(rows.to_numpy().tolist()) == whole, each.name


def _text(cell: object) -> str:
    return str(cell.item() if isinstance(cell, np.generic) else cell)


def test_duckdb_reads_days_and_numbers(dataset: Dataset, tmp_path: Path) -> None:
    file = written(csv_table.write, dataset, tmp_path)
    query = f"SELECT date, work, TRY_CAST(calm AS INTEGER) AS calm, calm AS word FROM read_csv('{file}') ORDER BY date"
    rows = duckdb.execute(query).fetchall()
    assert [str(row[0]) for row in rows] == ["2025-02-02", "2025-04-02", "2025-06-01", "2026-01-02"]
    assert [row[1] for row in rows] == [7.0, None, None, None]
    assert [row[2] for row in rows] == [3, None, 0, 2]
    assert rows[1][3] == "refused"


def test_mittari_scores_the_file_to_the_same_scores(dataset: Dataset, library: Library, tmp_path: Path) -> None:
    meter: Instrument = load(library.root / "meters" / "small")
    answers = open_csv(written(csv_table.write, dataset, tmp_path)).read()
    # The measurement's day has the name of an item, which is the second one then.
    answers = answers.drop(columns="date").rename(columns={"date_2": "date"})
    scores = meter.score(answers[[name for name in meter.items if name in answers]])
    frame = table(dataset).frame()
    for name in ("mind", "speed", "whole", "work"):
        pd.testing.assert_series_equal(scores[name], frame[name])


def test_the_file_says_that_it_is_utf_8(dataset: Dataset, tmp_path: Path) -> None:
    assert written(csv_table.write, dataset, tmp_path).read_bytes().startswith(b"\xef\xbb\xbfmeasurement,client,")
