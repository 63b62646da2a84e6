"""Read CSV as text, strictly and in pieces: nothing is guessed, dropped or turned into another type."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import pandas as pd
import pyarrow as pa
from pyarrow import csv as arrow_csv

from mittari.errors import InputError, Problem

MAX_COLUMNS = 10_000
LONGEST_HEADER = 4 * 1024 * 1024
BLOCK_BYTES = 16 * 1024 * 1024
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
DELIMITERS = ",;\t"
SAVE_AS = "save the file as CSV in UTF-8"


@dataclass(frozen=True)
class CsvFile:
    """A CSV file whose header could be read; `blank_end` lines at its end are empty and are no rows.

    In files that separate by semicolon or tab, decimals may have commas.
    """

    path: Path
    columns: tuple[str, ...]
    delimiter: str
    encoding: str
    has_rows: bool = True
    blank_end: int = 0

    @property
    def decimal_comma(self) -> bool:
        """Whether a comma in a number can only be a decimal comma."""
        return self.delimiter != ","

    def pieces(self) -> Iterator[tuple[int, pd.DataFrame]]:
        """The rows as text, piece by piece, each with the row number of its first row (the header is row 1).

        There is at least one piece. An empty line between rows is a row of empty cells.
        """
        row, empty = 2, 0
        for frame in self._frames():
            full = _without_empty_end(frame)
            if full:
                filled = frame if full == len(frame) else frame.iloc[:full]
                yield row, pd.concat([self._empty(empty), filled], ignore_index=True) if empty else filled
                row, empty = row + empty + full, 0
            empty += len(frame) - full
        if row == 2 or empty > self.blank_end:
            yield row, self._empty(max(empty - self.blank_end, 0))

    def read(self) -> pd.DataFrame:
        """All rows as text; a file without rows gives a frame without rows."""
        return pd.concat([piece for _, piece in self.pieces()], ignore_index=True)

    def _empty(self, rows: int) -> pd.DataFrame:
        return pd.DataFrame("", index=range(rows), columns=list(self.columns), dtype=str)

    def _frames(self) -> Iterator[pd.DataFrame]:
        uneven: list[Problem] = []
        for batch in self._batches(uneven, threads=True) if self.has_rows else ():
            if not uneven:
                yield batch.to_pandas()
        if uneven:
            raise InputError(self._uneven())

    def _uneven(self) -> list[Problem]:
        """The rows with too few or too many cells: only one thread alone counts the rows."""
        uneven: list[Problem] = []
        for _ in self._batches(uneven, threads=False):
            pass
        return uneven

    def _batches(self, uneven: list[Problem], threads: bool) -> Iterator[pa.RecordBatch]:
        def note(row: arrow_csv.InvalidRow) -> str:
            reason = f"{row.actual_columns} columns, the header has {row.expected_columns}"
            uneven.append(Problem(str(self.path), "", reason, "check quotes and separators of this row", row.number))
            return "skip"

        try:
            yield from arrow_csv.open_csv(
                self.path,
                read_options=arrow_csv.ReadOptions(encoding=self.encoding, block_size=BLOCK_BYTES, use_threads=threads),
                parse_options=arrow_csv.ParseOptions(
                    delimiter=self.delimiter,
                    newlines_in_values=True,
                    ignore_empty_lines=False,
                    invalid_row_handler=note,
                ),
                convert_options=arrow_csv.ConvertOptions(
                    column_types=dict.fromkeys(self.columns, pa.string()), strings_can_be_null=False
                ),
            )
        except (pa.ArrowInvalid, UnicodeDecodeError) as error:
            raise _refusal(self.path, _plain(error), SAVE_AS) from None


def open_csv(path: Path) -> CsvFile:
    """The CSV file at a path; raises InputError if it can't be opened, or can't be told apart into cells."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, newline="") as file:
        blank_end = _scan(file, path)
        file.seek(0)
        delimiter = _delimiter(file.readline(LONGEST_HEADER), path)
        file.seek(0)
        columns = _header(file, delimiter, path)
        has_rows = file.read(1) != ""
    return CsvFile(path, columns, delimiter, "utf-8" if encoding == "utf-8-sig" else encoding, has_rows, blank_end)


def _encoding(path: Path) -> str:
    try:
        with path.open("rb", buffering=0) as file:
            if not file.seekable():
                raise _refusal(path, "this is a pipe, not a file; it has to be read twice", "save it as a file first")
            start = file.read(4)
    except OSError as error:
        raise _refusal(path, error.strerror or "can't be opened", "check the name and the rights") from None
    if start[:2] == b"PK":
        raise _refusal(path, "this is a spreadsheet or zip file, not CSV", SAVE_AS)
    return next((name for mark, name in BYTE_ORDER_MARKS.items() if start.startswith(mark)), "utf-8")


def _scan(file: TextIO, path: Path) -> int:
    """The number of empty lines at the end; what would be noticed late, or never, is refused at once.

    Above all an open quote: a parser takes everything after it as one cell, and the rows are gone without a word.
    """
    quotes, ends, after_return = 0, 0, False
    try:
        while text := file.read(1024 * 1024):
            if "\0" in text:
                raise _refusal(path, "it holds NUL characters, so it is not a text file", SAVE_AS)
            quotes += text.count('"')
            blank = text[len(text.rstrip("\r\n")) :]
            # A line end of two signs may lie across two pieces.
            before = ends - (after_return and text[0] == "\n") if blank == text else 0
            ends = before + _line_ends(blank)
            after_return = text[-1] == "\r"
    except UnicodeDecodeError:
        raise _refusal(path, "the file is not UTF-8", SAVE_AS) from None
    if quotes % 2:
        raise _refusal(path, "a quote is opened and not closed", 'write a quote inside a cell twice: "a ""b"" c"')
    return max(ends - 1, 0)


def _line_ends(text: str) -> int:
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


def _delimiter(line: str, path: Path) -> str:
    if len(line) == LONGEST_HEADER:
        raise _refusal(path, f"the first line is longer than {LONGEST_HEADER // 1024 // 1024} MB", SAVE_AS)
    if not line.strip():
        raise _refusal(path, "the file is empty, or its first line is", "give a header row and one row a form")
    return max(DELIMITERS, key=line.count)


def _header(file: TextIO, delimiter: str, path: Path) -> tuple[str, ...]:
    try:
        lines = iter(lambda: file.readline(LONGEST_HEADER), "")
        columns = next(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        raise _refusal(path, "the header can't be told apart into names", "check its quotes and separators") from None
    if len(columns) > MAX_COLUMNS:
        raise _refusal(path, f"{len(columns)} columns, at most {MAX_COLUMNS} are read", "split the file")
    if twice := [name for name, count in Counter(columns).items() if count > 1]:
        raise _refusal(path, f"these columns are here twice: {', '.join(twice[:5])}", "give each its own name")
    return tuple(columns)


def _without_empty_end(frame: pd.DataFrame) -> int:
    rows = len(frame)
    while rows and not any(frame.iloc[rows - 1]):
        rows -= 1
    return rows


def _refusal(path: Path, reason: str, advice: str) -> InputError:
    return InputError([Problem(str(path), "", reason, advice)])


def _plain(error: Exception) -> str:
    """The reason without the cells: a parser's message may quote what people wrote."""
    if "straddling" in str(error):
        return f"a row is longer than {BLOCK_BYTES // 1024 // 1024} MB"
    return "the rows can't be told apart: a separator or a quote is wrong"
