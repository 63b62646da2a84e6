"""Means of ten scales by area from the snapshot's answers: seconds and memory of a process of its own.

Run: .venv/bin/python bench/level.py [CLIENTS]     (300000: 120 million answers; it writes results/level.json)
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import pandas as pd
import yaml

from bench.scoring_task import KEY
from mittari.definitions.meter import Meter, read_meter
from mittari.indicators.level import levels
from mittari.store.snapshot import Snapshot
from tests.indicators.answered import measurements, write_answered

RESULT = Path(__file__).parent / "results/level.json"
MUNICIPALITIES, AREAS = 308, 45
"""As many as Finland has municipalities and employment areas."""
CLIENTS, FORMS, ITEMS, SCALES, PARTS, RUNS = 300_000, 4, 100, 10, 8, 5
NAMES = [f"q{number}" for number in range(1, ITEMS + 1)]


def make_meter(folder: Path) -> Meter:
    """A meter of ten means of ten items."""
    items = [{"id": name, "kind": "choice", "coding": "step"} for name in NAMES]
    scores = [
        {"id": f"s{number}", "rule": "mean", "items": NAMES[number::SCALES], "minimum_answered": 8}
        | {"range": [1, 5], "direction": "higher"}
        for number in range(SCALES)
    ]
    folder.mkdir(exist_ok=True)
    (folder / "instrument.yaml").write_text(yaml.safe_dump(KEY | {"items": items, "scores": scores}))
    return read_meter(folder)[0]


def area_of() -> dict[str, str]:
    """The area of each municipality, both made up."""
    return {f"{number:03d}": f"area{number % AREAS:02d}" for number in range(MUNICIPALITIES)}


def write(folder: Path, meter: Meter, clients: int) -> dict[str, np.ndarray]:
    """A snapshot of simulated answers in the house's own format; gives back the codes."""
    rng = np.random.default_rng(1)
    ids = [f"c{number:08d}" for number in range(clients)]
    codes = {name: rng.integers(1, 6, clients * FORMS).astype(np.int8) for name in NAMES}
    for column in codes.values():
        column[rng.random(len(column), dtype=np.float32) < 0.03] = -128
    days = np.tile(np.arange("2025-01-01", "2025-01-05", dtype="datetime64[D]"), clients).astype("datetime64[s]")
    start = pd.Series(np.full(clients, np.datetime64("2020-01-01", "s")))
    homes = {"client": ids, "municipality": rng.choice(sorted(area_of()), clients), "start": start}
    tables = {
        "clients": pd.DataFrame({"client": ids, "birth_year": 1980, "gender": "x"}),
        "residences": pd.DataFrame(homes),
        "measurements": measurements(meter, [one for one in ids for _ in range(FORMS)], days),
    }
    write_answered(folder, meter, tables, codes, PARTS)
    return codes


def tell(folder: Path) -> None:
    """Prints the seconds of each run, the peak memory in megabytes, and how many means there are."""
    meter, areas = make_meter(folder.parent / "meter"), area_of()
    seconds, processor, found = [], [], pd.DataFrame()
    for _ in range(RUNS):
        start, begun = time.perf_counter(), time.process_time()
        found = levels(Snapshot.open(folder).partitions(), meter, areas)
        seconds.append(round(time.perf_counter() - start, 3))
        processor.append(round(time.process_time() - begun, 3))
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    first = found[found["score"] == "s0"]
    told = {"seconds": seconds, "peak_megabytes": int(peak.split()[1]) // 1024, "means": len(found)}
    told |= {"processor_seconds": statistics.median(processor), "load": round(os.getloadavg()[0], 1)}
    mean = float(np.average(first["mean"], weights=first["forms"]))
    print(json.dumps(told | {"forms": int(first["forms"].sum()), "mean": mean}))


def compare(clients: int) -> dict[str, Any]:
    """Writes the snapshot, times the sums over it in a process of its own, and holds one mean against plain NumPy."""
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "snapshot"
        codes = write(folder, make_meter(Path(parent) / "meter"), clients)
        size = sum(file.stat().st_size for file in folder.rglob("answers/*.parquet"))
        run = [sys.executable, __file__, "--tell", str(folder)]
        told = json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)
    own = np.array([codes[name] for name in NAMES[::SCALES]])
    there = own > 0
    enough = there.sum(axis=0) >= 8
    means = (np.where(there, own, 0).sum(axis=0)[enough] / there.sum(axis=0)[enough]).mean()
    assert told["forms"] == enough.sum()
    assert abs(told["mean"] - means) < 1e-9
    return told | {
        "what": f"{clients * FORMS * ITEMS} answers of {clients} clients ({FORMS} forms of {ITEMS} items) in Parquet, "
        f"scored on {SCALES} scales, to means by area; every file checked against its SHA-256",
        "runs": RUNS,
        "median_seconds": statistics.median(told["seconds"]),
        "answers_megabytes": size // 2**20,
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
        "date": time.strftime("%Y-%m-%d"),
    }


if __name__ == "__main__":
    if sys.argv[1:2] == ["--tell"]:
        tell(Path(sys.argv[2]))
    else:
        result = compare(int(sys.argv[1]) if len(sys.argv) > 1 else CLIENTS)
        RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
        print(json.dumps(result, indent=1))
