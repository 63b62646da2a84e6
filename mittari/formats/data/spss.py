"""SPSS .sav: labels of columns and values, and the four non-answers as user-missing values."""

from pathlib import Path
from textwrap import wrap

import pyreadstat
from pyreadstat.pyclasses import MissingRange

from mittari.answers.non_answer import NonAnswer
from mittari.formats.data.dataset import Column, Dataset, Kind, Table
from mittari.formats.data.statistics_file import Limits, in_bytes, plain_cells

RESERVED = frozenset({"all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"})
LIMITS = Limits(name=64, label=255, value=119, size=in_bytes, reserved=RESERVED)
NOTE_BYTES = 80
MISSING: list[int | float | str | MissingRange] = [{"lo": float(min(NonAnswer)), "hi": float(max(NonAnswer))}]


def write(dataset: Dataset, table: Table, file: Path) -> None:
    """Write a table; its rows are in memory at once."""
    pyreadstat.write_sav(
        LIMITS.frame(table, plain_cells),
        file,
        file_label=LIMITS.clip(table.title, 64),
        column_labels=LIMITS.labels(table),
        row_compress=True,
        note=[line for sentence in dataset.about for line in note_lines(sentence)],
        variable_value_labels=LIMITS.by_name(table, lambda column: _value_labels(dataset, column)),
        missing_ranges=LIMITS.by_name(table, lambda column: MISSING if column.kind is Kind.ANSWER else None),
        variable_measure=LIMITS.by_name(table, _measure),
    )


def note_lines(sentence: str) -> list[str]:
    """The sentence in lines that a note can hold."""
    # The longest letters of UTF-8 have four bytes.
    wrapped = (wrap(sentence, NOTE_BYTES // size) for size in range(1, 5))
    return next(lines for lines in wrapped if all(in_bytes(line) <= NOTE_BYTES for line in lines))


def _value_labels(dataset: Dataset, column: Column) -> dict:
    if column.kind is not Kind.ANSWER:
        return LIMITS.value_labels(column.labels)
    missing = {int(kind): name for kind, name in dataset.non_answers.items()}
    return LIMITS.value_labels({**column.labels, **missing})


def _measure(column: Column) -> str:
    if column.kind is Kind.ANSWER:
        return "ordinal" if column.ordered else "nominal"
    return "nominal" if column.kind is Kind.TEXT else "scale"
