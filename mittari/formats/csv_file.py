"""Read CSV as text, strictly and in pieces: nothing is guessed, dropped or turned into another type."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from mittari.errors import InputError, Problem

MAX_COLUMNS = 10_000
BLOCK_BYTES = 16 * 1024 * 1024
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
DELIMITERS = ",;\t"


@dataclass(frozen=True)
class CsvFile:
    """A CSV file whose header could be read. In files that separate by semicolon or tab, decimals may have commas."""

    path: Path
    columns: tuple[str, ...]
    delimiter: str
    encoding: str

    @property
    def decimal_comma(self) -> bool:
        """Whether a comma in a number can only be a decimal comma."""
        return self.delimiter != ","

    def pieces(self) -> Iterator[tuple[int, pd.DataFrame]]:
        """The rows as text, piece by piece, each with the row number of its first row (the header is row 1)."""
        uneven: list[Problem] = []
        row = 2
        for batch in self._batches(uneven):
            if uneven:
                raise InputError(uneven)
            yield row, batch.to_pandas()
            row += batch.num_rows
        if uneven:
            raise InputError(uneven)

    def read(self) -> pd.DataFrame:
        """All rows as text; an empty file gives an empty frame."""
        pieces = [piece for _, piece in self.pieces()]
        return pd.concat(pieces, ignore_index=True) if pieces else pd.DataFrame(columns=list(self.columns), dtype=str)

    def _batches(self, uneven: list[Problem]) -> Iterator[pa.RecordBatch]:
        def note(row: arrow_csv.InvalidRow) -> str:
            reason = f"{row.actual_columns} columns, the header has {row.expected_columns}"
            uneven.append(Problem(str(self.path), "", reason, "check quotes and separators of this row", row.number))
            return "skip"

        try:
            yield from arrow_csv.open_csv(
                self.path,
                read_options=arrow_csv.ReadOptions(
                    encoding=self.encoding, block_size=BLOCK_BYTES, use_threads=False, skip_rows=0
                ),
                parse_options=arrow_csv.ParseOptions(
                    delimiter=self.delimiter, newlines_in_values=True, invalid_row_handler=note
                ),
                convert_options=arrow_csv.ConvertOptions(
                    column_types=dict.fromkeys(self.columns, pa.string()), strings_can_be_null=False
                ),
            )
        except (pa.ArrowInvalid, UnicodeDecodeError) as error:
            raise _refusal(self.path, _plain(error), "save the file as CSV in UTF-8") from None


def open_csv(path: Path) -> CsvFile:
    """The CSV file at a path; raises InputError if it can't be opened or its header can't be right."""
    encoding = _encoding(path)
    try:
        with path.open(encoding=encoding, newline="") as file:
            line = file.readline(BLOCK_BYTES)
    except UnicodeDecodeError:
        raise _refusal(path, "the header is not UTF-8", "save the file as CSV in UTF-8") from None
    if not line.strip():
        raise _refusal(path, "the file is empty", "give a header row and one row a form")
    delimiter = max(DELIMITERS, key=line.count)
    columns = next(csv.reader([line], delimiter=delimiter))
    _check_header(path, columns)
    return CsvFile(path, tuple(columns), delimiter, "utf-8" if encoding == "utf-8-sig" else encoding)


def _encoding(path: Path) -> str:
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise _refusal(path, error.strerror or "can't be opened", "check the name and the rights") from None
    if start[:2] == b"PK":
        raise _refusal(path, "this is a spreadsheet or zip file, not CSV", "save it as CSV in UTF-8")
    return next((name for mark, name in BYTE_ORDER_MARKS.items() if start.startswith(mark)), "utf-8")


def _check_header(path: Path, columns: list[str]) -> None:
    if len(columns) > MAX_COLUMNS:
        raise _refusal(path, f"{len(columns)} columns, at most {MAX_COLUMNS} are read", "split the file")
    twice = sorted({name for name in columns if columns.count(name) > 1}) if len(columns) < MAX_COLUMNS else []
    if twice:
        raise _refusal(path, f"these columns are here twice: {', '.join(twice[:5])}", "give each its own name")


def _refusal(path: Path, reason: str, advice: str) -> InputError:
    return InputError([Problem(str(path), "", reason, advice)])


def _plain(error: Exception) -> str:
    """The reason without the cells: a parser's message may quote what people wrote."""
    text = str(error)
    if "UTF8" in text or isinstance(error, UnicodeDecodeError):
        return "the file is not UTF-8"
    if "straddling" in text:
        return f"a row is longer than {BLOCK_BYTES // 1024 // 1024} MB"
    return "the rows can't be told apart: a quote is opened and not closed, or a separator is wrong"
