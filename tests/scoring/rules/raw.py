"""A rule applied to columns: the smallest meter that has it, around numbers that a test writes out."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from mittari.definitions.meter import Meter
from mittari.definitions.norms import Norms
from mittari.definitions.structure import Structure
from mittari.scoring.given import Given
from mittari.scoring.rules import raw_score

NAN = float("nan")
HEAD: dict[str, Any] = {
    "id": "rule",
    "version": "1.0.0",
    "status": "draft",
    "data_class": "ordinary",
    "legal_basis": ["statutory_task"],
    "retention_years": 1,
    "use_level": "group",
    "no_total": False,
    "validation": "not_validated",
    "licence": {
        "text": "none",
        "key": "shipped",
        "modification": "free",
        "permission": "none",
        "uses": {"individual": True, "group": True, "commercial": True},
        "notice": "made for the tests",
        "evidence": "made for the tests",
    },
}


def meter_of(score: dict[str, Any], items: list[dict[str, Any]], **more: Any) -> Meter:
    """A meter of one score and its items."""
    whole = {"id": "s", "range": [0, 100], "direction": "higher", **score}
    tree = {**HEAD, "items": items, "scores": [whole], **more}
    return Meter(Structure.model_validate(tree), {}, Norms(), (), "")


def rating(name: str, low: int = 0, high: int = 10) -> dict[str, Any]:
    """An item that takes every whole number of a range."""
    return {"id": name, "kind": "rating", "minimum": low, "maximum": high}


def raw(
    rule: object, columns: Mapping[str, Sequence[float]], minimum: object = None, **more: Any
) -> tuple[list[float], list[int]]:
    """The raw scores and numbers of answered inputs of a rule over columns of values (which are also the codes)."""
    score = {"rule": rule, "items": more.pop("inputs", list(columns)), "minimum_answered": minimum}
    meter = meter_of(score, [rating(name) for name in columns], **more)
    arrays = {name: np.array(column, dtype=np.float64) for name, column in columns.items()}
    values = {name: np.where(column >= -100, column, NAN) for name, column in arrays.items()}
    found, answered = raw_score(meter.structure.scores[0], Given(meter, arrays, values))
    return found.tolist(), answered.tolist()
