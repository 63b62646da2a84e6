"""Stata .dta (version 14 on): labels of columns and values, and the four non-answers as .a to .d."""

from pathlib import Path

import numpy as np
import pandas as pd
import pyreadstat

from mittari.answers.non_answer import NonAnswer
from mittari.formats.data.dataset import Column, Dataset, Kind, Table
from mittari.formats.data.statistics_file import Limits, plain_cells

RESERVED = frozenset(
    {"byte", "double", "float", "if", "in", "int", "long", "str", "strl", "using", "with"}
    | {f"str{length}" for length in range(1, 2046)}
)
LIMITS = Limits(name=32, label=80, value=1_000, size=len, reserved=RESERVED)
LETTERS = {NonAnswer.MISSING: "a", NonAnswer.REFUSED: "b", NonAnswer.NOT_APPLICABLE: "c", NonAnswer.NOT_ASKED: "d"}
"""Stata's extended missing values: .a and so on."""
VERSION = 15
"""What the writer calls the file format that Stata 14 and later read (118)."""


def write(dataset: Dataset, table: Table, file: Path) -> None:
    """Write a table; its rows are in memory at once."""
    letters = sorted(LETTERS.values())
    pyreadstat.write_dta(
        LIMITS.frame(table, _cells),
        file,
        file_label=LIMITS.clip(table.title, LIMITS.label),
        column_labels=LIMITS.labels(table),
        version=VERSION,
        variable_value_labels=LIMITS.by_name(table, lambda column: _value_labels(dataset, column)),
        missing_user_values=LIMITS.by_name(table, lambda column: letters if column.kind is Kind.ANSWER else None),
    )


def _cells(column: Column, cells: pd.Series) -> pd.Series:
    if column.kind is not Kind.ANSWER:
        return plain_cells(column, cells)
    found, places = np.unique(cells.to_numpy(), return_inverse=True)
    letters = {float(kind): letter for kind, letter in LETTERS.items()}
    # The writer takes a column with whole and other numbers for text.
    kind = float if column.decimals else int
    written = np.array([letters.get(float(code)) or kind(code) for code in found], dtype=object)
    return pd.Series(written[places], dtype=object)


def _value_labels(dataset: Dataset, column: Column) -> dict:
    """Names of numbers; Stata has none for texts."""
    if column.kind is not Kind.ANSWER:
        return {}
    missing = {LETTERS[kind]: name for kind, name in dataset.non_answers.items()}
    return LIMITS.value_labels({**column.labels, **missing})
