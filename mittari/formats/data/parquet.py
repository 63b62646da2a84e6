"""Parquet: codes as small whole numbers, with what they mean in the file's own words about its columns."""

import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from mittari.answers.non_answer import NonAnswer
from mittari.formats.data.dataset import Column, Dataset, Kind, Table

TYPES = {Kind.TEXT: pa.string(), Kind.DAY: pa.date32(), Kind.WHOLE: pa.int32(), Kind.REAL: pa.float64()}


def write(dataset: Dataset, table: Table, file: Path) -> None:
    """Write a table piece by piece.

    What a column means stands in its own metadata (label, holds, labels, missing_codes), and for programs that do not
    read those, for all columns in the file's metadata under `mittari`, as JSON.
    """
    writer: pq.ParquetWriter | None = None
    try:
        for piece in table.read():
            schema = _schema(dataset, table, piece)
            writer = writer or pq.ParquetWriter(file, schema, compression="zstd")
            writer.write_table(pa.Table.from_pandas(piece, schema=schema, preserve_index=False))
    finally:
        if writer:
            writer.close()


def _schema(dataset: Dataset, table: Table, piece: pd.DataFrame) -> pa.Schema:
    meanings = {column.name: _meaning(dataset, column) for column in table.columns}
    fields = [
        pa.field(
            column.name,
            TYPES.get(column.kind) or pa.from_numpy_dtype(piece[column.name].dtype),
            metadata={key: _text(value) for key, value in meanings[column.name].items()},
        )
        for column in table.columns
    ]
    about = {"title": table.title, "about": list(dataset.about), "columns": meanings}
    return pa.schema(fields, metadata={"mittari": _text(about)})


def _meaning(dataset: Dataset, column: Column) -> dict[str, object]:
    meaning: dict[str, object] = {"label": column.label, "holds": column.holds}
    if column.labels:
        meaning["labels"] = {str(value): name for value, name in column.labels.items()}
    if column.kind is Kind.ANSWER:
        codes = {str(int(kind)): f"{kind.word}: {dataset.non_answers[kind]}" for kind in NonAnswer}
        meaning["missing_codes"] = codes
    return meaning


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
