"""An export in one of the formats: a folder of tables, a workbook, or a single table."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pandas as pd
from pyreadstat import PyreadstatError, ReadstatError

from mittari.errors import InputError, Problem
from mittari.formats.data import csv_table, data_package, parquet, spss, stata, workbook
from mittari.formats.data.codebook import columns_frame, labels_frame, readme
from mittari.formats.data.dataset import Dataset, Progress, Table
from mittari.formats.spreadsheet import csv_bytes

TABLE_FORMATS: dict[str, Callable[[Dataset, Table, Path], None]] = {
    "csv": csv_table.write,
    "sav": spss.write,
    "dta": stata.write,
    "parquet": parquet.write,
}
"""One file a table."""

WHOLE_FORMATS: dict[str, Callable[[Dataset, Path], None]] = {
    "xlsx": workbook.write,
    "datapackage": data_package.write,
}
"""All tables together."""

FORMATS = (*TABLE_FORMATS, *WHOLE_FORMATS)


def write(dataset: Dataset, kind: str, place: Path, table: str | None = None, progress: Progress | None = None) -> None:
    """Write a data set to a place that is not there yet, as one of FORMATS, or a single table of it.

    `progress` is told how many rows of how many are written. Raises InputError if there is no such table, or if the
    format can't hold it.
    """
    told = _told(dataset, progress) if progress else dataset
    try:
        if kind in WHOLE_FORMATS:
            WHOLE_FORMATS[kind](told, place)
        elif table is not None:
            TABLE_FORMATS[kind](told, _table(told, table), place)
        else:
            _write_folder(told, kind, place)
    except (ReadstatError, PyreadstatError) as error:
        raise InputError([Problem(place.name, "", f"can't be written as {kind}: {error}", "try another")]) from None


def _write_folder(dataset: Dataset, kind: str, place: Path) -> None:
    place.mkdir()
    for table in dataset.tables:
        TABLE_FORMATS[kind](dataset, table, place / f"{table.name}.{kind}")
    (place / "README.txt").write_text(readme(dataset), encoding="utf-8")
    codebook = place / "codebook"
    codebook.mkdir()
    (codebook / "columns.csv").write_bytes(csv_bytes(columns_frame(dataset.tables)))
    (codebook / "labels.csv").write_bytes(csv_bytes(labels_frame(dataset)))


def _table(dataset: Dataset, name: str) -> Table:
    for table in dataset.tables:
        if table.name == name:
            return table
    there = ", ".join(table.name for table in dataset.tables)
    raise InputError([Problem("export", "table", f"there is no table {name!r}", f"name one of: {there}")])


def _told(dataset: Dataset, progress: Progress) -> Dataset:
    """The same data set, which tells when its rows are read."""
    done = 0

    def watched(table: Table) -> Table:
        def read() -> Iterator[pd.DataFrame]:
            nonlocal done
            for piece in table.read():
                yield piece
                done += len(piece)
                progress(done, dataset.rows)

        return replace(table, read=read)

    return replace(dataset, tables=tuple(watched(table) for table in dataset.tables))
