"""What a draft asks, in a few words a question."""

import tempfile
from pathlib import Path
from typing import Any

from mittari.definitions.checks import check_definition
from mittari.definitions.meter import read_meter
from mittari.errors import Problem
from mittari.formats.exchange.draft import Draft, write_draft


def outline(draft: Draft) -> list[str]:
    """A line a question: id, kind, codes or range, and what it hangs on."""
    codings = draft.structure.get("codings", {})
    return [" ".join(filter(None, _words(item, codings))) for item in draft.structure["items"]]


def _words(item: dict[str, Any], codings: dict[str, Any]) -> list[str]:
    codes = " ".join(map(str, codings[item["coding"]]["codes"])) if "coding" in item else ""
    ends = (
        f"{item.get('minimum', '')}..{item.get('maximum', '')}".strip(".")
        if {"minimum", "maximum"} & item.keys()
        else ""
    )
    return [item["id"], item["kind"], codes, ends, _condition(item.get("show_if", {}))]


def _condition(test: dict[str, Any]) -> str:
    keys = [f"{key} {value}" for key, value in test.items() if key != "item"]
    return " ".join(["if", test["item"], *keys]) if test else ""


def findings(draft: Draft) -> list[Problem]:
    """What the check says of the draft's folder."""
    with tempfile.TemporaryDirectory() as folder:
        write_draft(draft, Path(folder, "imported"))
        return check_definition(*read_meter(Path(folder, "imported")))
