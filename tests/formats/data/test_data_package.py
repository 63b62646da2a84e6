"""A data package read as its descriptor says (datapackage.org, version 2), by a reader that knows nothing else."""

import csv
import hashlib
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mittari.formats.data import Dataset, data_package
from tests.formats.data.read_back import NON_ANSWERS, expected, table

CASTS: dict[str, Callable[[str], Any]] = {"string": str, "integer": int, "number": float, "date": date.fromisoformat}


@pytest.fixture
def folder(dataset: Dataset, tmp_path: Path) -> Path:
    data_package.write(dataset, tmp_path / "package")
    return tmp_path / "package"


@pytest.fixture
def descriptor(folder: Path) -> dict[str, Any]:
    return json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))


def rows_of(folder: Path, resource: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows as the schema says: typed, None for what is missing, and why in a pair with it."""
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    with (folder / resource["path"]).open(encoding=resource["encoding"], newline="") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == list(fields)
        return [{name: _cast(fields[name], resource["schema"], text) for name, text in row.items()} for row in reader]


def _cast(field: dict[str, Any], schema: dict[str, Any], text: str) -> Any:
    missing = field.get("missingValues", schema["missingValues"])
    words = {one["value"] if isinstance(one, dict) else one for one in missing}
    if text in words:
        return (None, text)
    value = CASTS[field["type"]](text)
    if "categories" in field:
        assert value in [category["value"] for category in field["categories"]]
    return value


def test_every_cell_comes_back_with_the_reason_why_it_is_missing(
    dataset: Dataset, folder: Path, descriptor: dict[str, Any]
) -> None:
    for resource in descriptor["resources"]:
        each = table(dataset, resource["name"])
        missing = {code: (None, word) for code, word in NON_ANSWERS.items()}
        wanted = [[(None, "") if cell is None else cell for cell in row] for row in expected(each, missing)]
        assert [list(row.values()) for row in rows_of(folder, resource)] == wanted


def test_keys_hold(folder: Path, descriptor: dict[str, Any]) -> None:
    rows = {resource["name"]: rows_of(folder, resource) for resource in descriptor["resources"]}
    for resource in descriptor["resources"]:
        schema = resource["schema"]
        if key := schema.get("primaryKey"):
            found = [tuple(row[name] for name in key) for row in rows[resource["name"]]]
            assert len(set(found)) == len(found)
        for foreign in schema.get("foreignKeys", []):
            there = {row[foreign["reference"]["fields"][0]] for row in rows[foreign["reference"]["resource"]]}
            assert {row[foreign["fields"][0]] for row in rows[resource["name"]]} <= there
    assert [one["name"] for one in descriptor["resources"] if "foreignKeys" not in one["schema"]] == ["clients"]


def test_the_files_are_those_described(folder: Path, descriptor: dict[str, Any]) -> None:
    assert {path.name for path in folder.iterdir()} == {
        "datapackage.json",
        *(resource["path"] for resource in descriptor["resources"]),
    }
    for resource in descriptor["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert re.fullmatch(r"[-a-z0-9._/]+", resource["name"])
        assert resource["type"] == "table"


def test_fields_say_what_they_mean(descriptor: dict[str, Any]) -> None:
    resource = next(one for one in descriptor["resources"] if one["name"] == "small-1.0.0")
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    assert fields["calm"]["title"] == "B."
    assert fields["calm"]["categories"][3] == {"value": 3, "label": "always"}
    assert fields["calm"]["categoriesOrdered"] is True
    assert {"value": "refused", "label": "did not want to answer"} in fields["calm"]["missingValues"]
    # Only the ends of a rating have names: they are no list of all its values.
    assert "categories" not in fields["ability"]
    assert [fields[name]["type"] for name in ("hours", "mind", "date", "rater")] == [
        "number",
        "number",
        "date",
        "integer",
    ]
