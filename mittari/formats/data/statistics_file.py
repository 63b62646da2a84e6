"""What the files of statistics programs share: names and labels that fit, and days as they read them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar

import pandas as pd

from mittari.formats.data.cells import values
from mittari.formats.data.dataset import Column, Kind, Table
from mittari.formats.data.names import fitted

V = TypeVar("V")


@dataclass(frozen=True)
class Limits:
    """What a program takes: the longest name, label of a column and name of a value, and words of its own.

    `size` says how long a label is: in characters, or in bytes.
    """

    name: int
    label: int
    value: int
    size: Callable[[str], int]
    reserved: Collection[str]

    def names(self, table: Table) -> dict[str, str]:
        """The program's name of each column."""
        columns = [column.name for column in table.columns]
        return dict(zip(columns, fitted(columns, self.name, self.reserved), strict=True))

    def labels(self, table: Table) -> list[str | None]:
        """The labels of the columns."""
        return [self.clip(column.label, self.label) for column in table.columns]

    def by_name(self, table: Table, tell: Callable[[Column], V | None]) -> dict[str, V]:
        """What is told of columns, by the program's names; columns of which nothing is told are left out."""
        names = self.names(table)
        told = {names[column.name]: tell(column) for column in table.columns}
        return {name: found for name, found in told.items() if found}

    def frame(self, table: Table, cells: Callable[[Column, pd.Series], pd.Series]) -> pd.DataFrame:
        """All rows under the program's names, as `cells` gives each column."""
        names, rows = self.names(table), table.frame()
        return pd.DataFrame({names[column.name]: cells(column, rows.pop(column.name)) for column in table.columns})

    def value_labels(self, labels: Mapping[V, str]) -> dict[V, str]:
        """The names of values."""
        return {value: self.clip(name, self.value) for value, name in labels.items()}

    def clip(self, text: str, longest: int) -> str:
        """The text, or its beginning and an ellipsis, no longer than `longest`."""
        if self.size(text) <= longest:
            return text
        while self.size(text) + self.size("…") > longest:
            text = text[:-1]
        return f"{text}…"


def in_bytes(text: str) -> int:
    """The length of a text in UTF-8."""
    return len(text.encode())


def plain_cells(column: Column, cells: pd.Series) -> pd.Series:
    """Cells that are no answers as the writers take them: days as dates, texts never missing."""
    if column.kind is Kind.DAY:
        # The writer reads days of numpy's seconds as 1970.
        return pd.Series(values(column, cells), index=cells.index, dtype=object)
    return cells.fillna("") if column.kind is Kind.TEXT else cells
