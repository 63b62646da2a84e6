"""Data Package v2 (datapackage.org): CSV files and a datapackage.json that says what is in them."""

import hashlib
import json
from pathlib import Path
from typing import Any

from mittari.answers.non_answer import NonAnswer
from mittari.formats.data.csv_table import write_rows
from mittari.formats.data.dataset import Column, Dataset, Kind, Table

PROFILE = "https://datapackage.org/profiles/2.0/{}.json"
TYPES = {Kind.TEXT: "string", Kind.DAY: "date", Kind.WHOLE: "integer", Kind.REAL: "number", Kind.ANSWER: "integer"}


def write(dataset: Dataset, place: Path) -> None:
    """Write a folder with one CSV file (UTF-8 without a mark) a table, and datapackage.json."""
    place.mkdir()
    resources = []
    for table in dataset.tables:
        file = place / f"{table.name}.csv"
        with file.open("w", encoding="utf-8", newline="") as target:
            write_rows(table, target)
        resources.append(_resource(dataset, table, file))
    text = json.dumps(_package(dataset, resources), ensure_ascii=False, indent=1)
    (place / "datapackage.json").write_text(text + "\n", encoding="utf-8")


def _package(dataset: Dataset, resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "$schema": PROFILE.format("datapackage"),
        "name": "mittari-data",
        "title": dataset.title,
        "description": "\n\n".join(dataset.about),
        "created": f"{dataset.created}T00:00:00Z",
        "resources": resources,
    }


def _resource(dataset: Dataset, table: Table, file: Path) -> dict[str, Any]:
    with file.open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    return {
        "$schema": PROFILE.format("dataresource"),
        "name": table.name,
        "type": "table",
        "title": table.title,
        "path": file.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{digest}",
        "schema": _schema(dataset, table),
    }


def _schema(dataset: Dataset, table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "$schema": PROFILE.format("tableschema"),
        "fields": [_field(dataset, table, column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.refers:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": other, "fields": [column]}}
            for column, other in table.refers.items()
        ]
    return schema


def _field(dataset: Dataset, table: Table, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": "number" if column.decimals else TYPES[column.kind],
        "title": column.label,
        "description": column.holds,
    }
    if column.name in table.key:
        field["constraints"] = {"required": True}
    if column.kind is Kind.ANSWER:
        field["missingValues"] = [{"value": kind.word, "label": dataset.non_answers[kind]} for kind in NonAnswer]
    if column.labels and column.complete:
        field["categories"] = [{"value": value, "label": label} for value, label in column.labels.items()]
        field["categoriesOrdered"] = column.ordered
    return field
