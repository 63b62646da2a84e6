"""Do the methods find a truth that is known? Every study, many times over; it writes results/validity.json.

Run: .venv/bin/python bench/validity.py [--times 1000] [--processes 1] [STUDY ...]
"""

import argparse
import json
import os
import platform
import sys
import time
from pathlib import Path
from typing import Any

# Several threads of one small product wait for each other longer than they compute; set before NumPy is there.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.simulations import STUDIES
from bench.simulations.study import SEED, Study, run

RESULT = Path(__file__).parent / "results/validity.json"


def studied(study: Study, times: int, processes: int) -> dict[str, Any]:
    """A study's figures as the results keep them."""
    start = time.perf_counter()
    found = run(study, times, processes=processes)
    seconds = round(time.perf_counter() - start, 1)
    figures = [
        {"name": name, "value": one.value, "error": one.error, "goal": one.goal, "reached": one.within()}
        for name, one in found.items()
    ]
    print(f"{study.name}: {seconds} s, {sum(not each['reached'] for each in figures)} figures beyond their goal")
    told = {"name": study.name, "about": study.about, "unit": study.unit}
    return told | {"replications": times, "seconds": seconds, "figures": figures}


def kept(names: list[str]) -> dict[str, Any]:
    """What was found before of the studies that are not asked for now."""
    if not RESULT.is_file():
        return {}
    before = json.loads(RESULT.read_text("utf-8"))["studies"]
    return {one["name"]: one for one in before if names and one["name"] not in names}


def main() -> None:
    """Run the studies that were asked for, or all, and keep what they found."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("studies", nargs="*", metavar="STUDY", help="by name; left out: all")
    words.add_argument("--times", type=int, default=1000)
    words.add_argument("--processes", type=int, default=1)
    asked = words.parse_args()
    if unknown := set(asked.studies) - {study.name for study in STUDIES}:
        words.error(f"no such study: {', '.join(sorted(unknown))}; there are {', '.join(one.name for one in STUDIES)}")
    found = kept(asked.studies)
    for study in STUDIES:
        if not asked.studies or study.name in asked.studies:
            found[study.name] = studied(study, asked.times, asked.processes)
    result = {
        "seed": SEED,
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
        "date": time.strftime("%Y-%m-%d"),
        "studies": [found[study.name] for study in STUDIES if study.name in found],
    }
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
