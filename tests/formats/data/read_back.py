"""What a table must look like when it is read back, from the data set and from nothing else."""

import math
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from mittari.formats.data.dataset import Dataset, Table

NON_ANSWERS = {-125: "not_asked", -126: "not_applicable", -127: "refused", -128: "missing"}


def table(dataset: Dataset, name: str = "small-1.0.0") -> Table:
    """A table by name."""
    return next(each for each in dataset.tables if each.name == name)


def expected(each: Table, missing: dict[int, Any]) -> list[list[Any]]:
    """The cells row by row: days as dates, nothing as None, non-answers as `missing` says."""
    frame = each.frame()
    answers = {column.name for column in each.columns if column.kind.value == "answer"}
    return [
        [_cell(frame[name].iloc[row], missing if name in answers else {}) for name in frame]
        for row in range(len(frame))
    ]


def _cell(cell: Any, missing: dict[int, Any]) -> Any:
    if pd.isna(cell):
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date()
    return missing.get(cell, cell)


def found(rows: Iterable[Iterable[Any]]) -> list[list[Any]]:
    """Cells as a reader gave them, in the same spelling; a statistics program has no empty texts."""
    return [[_found(cell) for cell in row] for row in rows]


def _found(cell: Any) -> Any:
    if cell is None or cell is pd.NA or cell is pd.NaT or cell == "" or (isinstance(cell, float) and math.isnan(cell)):
        return None
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date | str) else float(cell)


def written(
    write: Callable[[Dataset, Table, Path], None], dataset: Dataset, folder: Path, name: str = "small-1.0.0"
) -> Path:
    """The file that a format's writer made of a table."""
    file = folder / "written"
    write(dataset, table(dataset, name), file)
    return file
