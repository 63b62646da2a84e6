"""A sheet with a header row, read by the names of its columns."""

from collections.abc import Iterator
from dataclasses import dataclass

from mittari.formats.exchange.options import Wording
from mittari.formats.exchange.table_file import Rows

Column = tuple[str, str]
"""What a column holds and in which language; the language is empty where the header says none."""


@dataclass(frozen=True)
class Row:
    """One row: its number, as a spreadsheet counts, and its filled cells by column."""

    number: int
    cells: dict[Column, str]

    def __getitem__(self, key: str) -> str:
        return self.cells.get((key, ""), "")

    def wording(self, key: str, otherwise: str) -> Wording:
        """A text by language; `otherwise` is the language of a column that says none."""
        plain = {otherwise: self[key]} if self[key] else {}
        return plain | {language: text for (name, language), text in self.cells.items() if name == key and language}


def rows_of(rows: Rows, header: list[Column]) -> Iterator[Row]:
    """The rows below the header that are not empty."""
    for number, row in enumerate(rows[1:], 2):
        cells = {column: cell.strip() for column, cell in zip(header, row, strict=False) if cell.strip() and column[0]}
        if cells:
            yield Row(number, cells)
