"""The task all peers are timed on: 40 items, five subscales and a total, prorated, moved to 0-100, banded."""

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from mittari.definitions.meter import Meter, read_meter

ITEMS, SCALES, LOW, HIGH, MISSING = 40, 5, 1, 5, 0.03
MISSING_CODE = -128
NAMES = [f"q{number}" for number in range(1, ITEMS + 1)]
REVERSED = frozenset(NAMES[::5])
LENGTH = ITEMS // SCALES
SCORES = {f"s{number + 1}": NAMES[number * LENGTH : (number + 1) * LENGTH] for number in range(SCALES)}
SCORES["total"] = NAMES
BANDS = {"low": 0, "middle": 40, "high": 60}
STARTS = [float(start) for start in BANDS.values()]


def least(items: list[str]) -> int:
    """The number of items that must be answered: four in five, rounded up."""
    return -(-len(items) * 4 // 5)


def score_key(name: str, items: list[str]) -> dict[str, Any]:
    """One score as instrument.yaml has it."""
    ends = [LOW * len(items), HIGH * len(items)]
    return {
        "id": name,
        "rule": "prorated_sum",
        "items": items,
        "minimum_answered": least(items),
        "transform": [{"kind": "linear", "from": ends, "to": [0, 100]}],
        "range": [0, 100],
        "direction": "higher",
        "bands": [{"id": band, "start": start} for band, start in BANDS.items()],
        "bands_source": "made for this benchmark",
    }


KEY: dict[str, Any] = {
    "id": "bench",
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
        "notice": "made for this benchmark",
        "evidence": "made for this benchmark",
    },
    "codings": {"step": {"codes": list(range(LOW, HIGH + 1))}},
    "items": [{"id": name, "kind": "choice", "coding": "step", "reverse": name in REVERSED} for name in NAMES],
    "scores": [score_key(name, items) for name, items in SCORES.items()],
}


@dataclass(frozen=True)
class Answer:
    """One score of all forms: value (float64, NaN where the rule is not met), items answered, and the band's place.

    A peer that has no such thing leaves `answered` or `band` empty; band 0 is no band, 1 the first.
    """

    value: np.ndarray
    answered: np.ndarray | None = None
    band: np.ndarray | None = None


def make_meter() -> Meter:
    """The meter of the task."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "instrument.yaml").write_text(yaml.safe_dump(KEY))
        return read_meter(Path(folder))[0]


def make_codes(forms: int) -> np.ndarray:
    """Simulated codes (int8, items x forms), so that every item is one stretch of memory; 3 in 100 are missing."""
    rng = np.random.default_rng(1)
    codes = np.empty((ITEMS, forms), dtype=np.int8)
    for item in codes:
        item[:] = rng.integers(LOW, HIGH + 1, forms, dtype=np.int8)
        item[rng.random(forms, dtype=np.float32) < MISSING] = MISSING_CODE
    return codes


def columns(codes: np.ndarray) -> dict[str, np.ndarray]:
    """The codes by item."""
    return dict(zip(NAMES, codes, strict=True))


def plain_scores(form: Mapping[str, int]) -> dict[str, tuple[float | None, int]]:
    """Value and items answered of one form, by a plain loop over the key and nothing of mittari."""
    found: dict[str, tuple[float | None, int]] = {}
    for name, items in SCORES.items():
        answers = [(item, form[item]) for item in items if form[item] != MISSING_CODE]
        total = sum(LOW + HIGH - code if item in REVERSED else code for item, code in answers)
        ends = LOW * len(items), HIGH * len(items)
        enough = len(answers) >= least(items)
        prorated = total * len(items) / len(answers) if enough else 0
        found[name] = ((prorated - ends[0]) * 100 / (ends[1] - ends[0]) if enough else None, len(answers))
    return found
