"""Scores of a million forms of 40 items, side by side with vectorised pandas: medians, and equal to the last bit.

Run: .venv/bin/python bench/scoring.py
"""

import json
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import yaml

from mittari.definitions.meter import Meter, read_meter
from mittari.scoring import score_columns

FORMS, ITEMS, SCALES, MISSING, RUNS = 1_000_000, 40, 8, 0.05, 7
RESULT = Path(__file__).parent / "results/scoring.json"
NAMES = [f"q{number}" for number in range(ITEMS)]
SCALE_ITEMS = {f"s{number}": NAMES[number::SCALES] for number in range(SCALES)}
KEY: dict[str, Any] = {
    "id": "bench",
    "version": "1.0.0",
    "status": "draft",
    "data_class": "ordinary",
    "legal_basis": ["statutory_task"],
    "retention_years": 1,
    "use_level": "group",
    "no_total": True,
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
    "codings": {"step": {"codes": [0, 1, 2, 3, 4]}},
    "items": [{"id": name, "kind": "choice", "coding": "step"} for name in NAMES],
    "scores": [
        {"id": name, "rule": "mean", "items": items, "minimum_answered": 1, "range": [0, 4], "direction": "higher"}
        for name, items in SCALE_ITEMS.items()
    ],
}


def make_meter() -> Meter:
    """A meter of 8 scales of 5 items each."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "instrument.yaml").write_text(yaml.safe_dump(KEY))
        return read_meter(Path(folder))[0]


def make_answers() -> dict[str, np.ndarray]:
    """Simulated codes 0-4 as int8, one in twenty missing."""
    rng = np.random.default_rng(1)
    codes = rng.integers(0, 5, (ITEMS, FORMS), dtype=np.int8)
    codes[rng.random((ITEMS, FORMS), dtype=np.float32) < MISSING] = -128
    return dict(zip(NAMES, codes, strict=True))


def with_pandas(answers: dict[str, np.ndarray]) -> pd.DataFrame:
    """The mean of each scale, as a careful analyst writes it: codes to missing, then DataFrame.mean."""
    frame = pd.DataFrame(answers).astype("float64")
    frame = frame.mask(frame < -100)
    return pd.DataFrame({name: frame[items].mean(axis=1) for name, items in SCALE_ITEMS.items()})


def compare() -> dict[str, Any]:
    """Medians in seconds, taken in turn so that both meet the same machine, and their ratio."""
    meter, answers = make_meter(), make_answers()
    ours = pd.DataFrame({name: found.value for name, found in score_columns(meter, answers).items()})
    pd.testing.assert_frame_equal(ours, with_pandas(answers), rtol=1e-15, atol=0)
    seconds: dict[str, list[float]] = {"mittari": [], "pandas": []}
    for _ in range(RUNS):
        seconds["mittari"].append(timed(lambda: score_columns(meter, answers)))
        seconds["pandas"].append(timed(lambda: with_pandas(answers)))
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    return {
        "what": f"{FORMS} forms, {ITEMS} items as int8, {SCALES} means, {MISSING:.0%} missing; equal results",
        "runs": RUNS,
        "median_seconds": {name: round(value, 3) for name, value in medians.items()},
        "forms_per_second": round(FORMS / medians["mittari"]),
        "times_pandas": round(medians["pandas"] / medians["mittari"], 2),
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}, NumPy {np.__version__}",
    }


def timed(work: Callable[[], object]) -> float:
    """Seconds that a piece of work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    found = compare()
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=2))
