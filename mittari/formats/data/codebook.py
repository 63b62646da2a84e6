"""What columns and their values mean, as tables of their own, for formats that can't say it themselves."""

from collections.abc import Iterable

import pandas as pd

from mittari.answers.non_answer import NonAnswer
from mittari.formats.data.dataset import Dataset, Kind, Table


def columns_frame(tables: Iterable[Table]) -> pd.DataFrame:
    """One row a column: table, column, type, holds, label."""
    rows = [
        (table.name, column.name, column.kind.value, column.holds, column.label)
        for table in tables
        for column in table.columns
    ]
    return pd.DataFrame(rows, columns=["table", "column", "type", "holds", "label"], dtype="str")


def labels_frame(dataset: Dataset) -> pd.DataFrame:
    """One row a value that has a name: table, column, value, label; non-answers by their words."""
    rows = [
        (table.name, column.name, str(value), label)
        for table in dataset.tables
        for column in table.columns
        for value, label in column.labels.items()
    ]
    answers = [(t.name, c.name) for t in dataset.tables for c in t.columns if c.kind is Kind.ANSWER]
    missing = [(*place, kind.word, dataset.non_answers[kind]) for place in answers for kind in NonAnswer]
    return pd.DataFrame(rows + missing, columns=["table", "column", "value", "label"], dtype="str")


def readme(dataset: Dataset) -> str:
    """The sentences about the data, and the tables with their numbers of rows."""
    tables = [f"- {table.name}: {table.title} ({table.rows})" for table in dataset.tables]
    return "\n".join([dataset.title, "=" * len(dataset.title), "", *dataset.about, "", *tables, ""])
