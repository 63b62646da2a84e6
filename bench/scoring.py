"""Scores of 40 items side by side with other tools: medians of one run, every cell held against the definition.

Run: .venv/bin/python bench/scoring.py [FORMS ...]     (100000 1000000 10000000; the last needs 20 GB of memory)
It writes results/scoring.json; `python bench/speed_page.py` makes docs/speed.md of it. Polars and DuckDB must be
installed (requirements/bench.in); R with psych is a peer where it is there.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np

from bench.scoring_meters import meters_by_path
from bench.scoring_peers import PEERS, Answers, has_r, time_peer, time_r
from bench.scoring_task import NAMES, SCORES, STARTS, Answer, columns, make_codes, make_meter, plain_scores
from mittari.scoring import by_definition, score_columns
from mittari.scoring.side_by_side import side_by_side
from mittari.scoring.tabulated.loops import LOOPS
from mittari.scoring.tabulated.plan import plan_of
from mittari.scoring.tabulated.run import in_parts

RESULT = Path(__file__).parent / "results/scoring.json"
SIZES = (100_000, 1_000_000, 10_000_000)
RUNS, PLAIN = 5, 2_000
R = ("scoreItems", "scoreVeryFast")
ONCE = {("pandas", 10_000_000), ("scoreItems", 10_000_000)}
"""Who takes minutes with so many forms, and therefore runs once."""
OURS = "mittari"
AGAIN = (OURS, "floor", *PEERS)
"""Who runs twice in a row; R starts anew each time."""
METER = make_meter()


def time_ours(codes: np.ndarray) -> tuple[float, Answers]:
    """Seconds that mittari takes once, and its answers."""
    by_item = columns(codes)
    start = time.perf_counter()
    scored = score_columns(METER, by_item, with_bands=True)
    seconds = time.perf_counter() - start
    return seconds, {name: Answer(one.value, one.answered, one.band) for name, one in scored.items()}


def time_floor(codes: np.ndarray) -> tuple[float, None]:
    """Seconds to read every code once and to write every score, count and band once, in the same parts and threads."""
    kinds = (np.float64, np.int16, np.uint8)
    start = time.perf_counter()
    written = list(side_by_side([kind for _ in SCORES for kind in kinds], codes.shape[1]))  # memory as mittari has it

    def work(block: slice, room: object) -> None:
        for item in codes:
            item[block].max()
        for column in written:
            column[block] = 1

    in_parts(work, codes.shape[1])
    return time.perf_counter() - start, None


def reference(codes: np.ndarray) -> Answers:
    """By the definition, step by step; the first forms are held against a plain loop over the key."""
    forms = codes.shape[1]
    scored = {one.id: by_definition.room_for(METER, one, forms) for one in METER.structure.scores}
    by_definition.score_by_definition(METER, columns(codes), scored, forms)
    for form in range(min(PLAIN, forms)):
        for name, (value, answered) in plain_scores(dict(zip(NAMES, codes[:, form].tolist(), strict=True))).items():
            assert scored[name].answered[form] == answered
            np.testing.assert_allclose(scored[name].value[form], np.nan if value is None else value, rtol=1e-12)
    return {name: Answer(one.value, one.answered) for name, one in scored.items()}


def check(found: Answers, expected: Answers) -> None:
    """Every cell equals the definition's: to 1e-9, ours to the last bit."""
    for name, answer in expected.items():
        value = found[name].value
        assert np.allclose(value, answer.value, rtol=0, atol=1e-9, equal_nan=True), name
        if found[name].answered is not None:
            assert np.array_equal(found[name].answered, answer.answered), name
        if found[name].band is not None:
            places = np.where(np.isnan(value), 0, np.searchsorted(STARTS, np.nan_to_num(value), side="right"))
            assert np.array_equal(found[name].band, places), name


def contenders() -> dict[str, Callable[[np.ndarray], tuple[float, Answers | None]]]:
    """Whoever can take part on this machine."""
    found: dict[str, Callable[[np.ndarray], tuple[float, Answers | None]]] = {OURS: time_ours, "floor": time_floor}
    found |= {name: lambda codes, name=name: time_peer(name, codes) for name in PEERS}  # type: ignore[misc]
    if has_r():
        found |= {name: lambda codes, name=name: time_r(name, codes) for name in R}  # type: ignore[misc]
    return found


def compare(forms: int) -> dict[str, Any]:
    """Seconds of each run, taken in turn so that all meet the same machine.

    At its turn each runs twice in a row. The first run finds memory that others left, and mostly waits for the system
    to hand it out; what is compared is the second, as in work that goes on. Both are told.
    """
    codes = make_codes(forms)
    expected = reference(codes)
    time_ours(codes[:, :10_000])  # the tables are filled in once for a meter; see plan_seconds
    first: dict[str, list[float]] = {name: [] for name in contenders()}
    second: dict[str, list[float]] = {name: [] for name in first}
    for number in range(RUNS):
        for name, contender in contenders().items():
            if (name, forms) in ONCE and number:
                continue
            took, found = contender(codes)
            if found is not None and number == 0:
                check(found, expected)
            first[name].append(round(took, 5))
            del found
            if name in AGAIN and (name, forms) not in ONCE:
                took = contender(codes)[0]
            second[name].append(round(took, 5))
            print(forms, number + 1, name, f"{first[name][-1]:.4f} s, then {took:.4f} s", flush=True)
    return summary(forms, second) | {"first_median_seconds": _medians({name: first[name] for name in AGAIN})}


def summary(forms: int, seconds: dict[str, list[float]]) -> dict[str, Any]:
    """Medians and ratios, and the memory of mittari in a process of its own."""
    medians = _medians(seconds)
    ours = medians[OURS]
    return {
        "forms": forms,
        "seconds": seconds,
        "median_seconds": medians,
        "nanoseconds_a_form": {name: round(median / forms * 1e9, 1) for name, median in medians.items()},
        "times_ours": {
            name: round(median / ours, 2) for name, median in medians.items() if name not in (OURS, "floor")
        },
        "times_floor": round(ours / medians["floor"], 2),
        "memory": memory(forms),
        "load": round(os.getloadavg()[0], 1),
    }


def _medians(seconds: dict[str, list[float]]) -> dict[str, float]:
    return {name: statistics.median(runs) for name, runs in seconds.items()}


def memory(forms: int) -> dict[str, int]:
    """Megabytes in a process of its own: what comes in, what goes out, and the peak above both."""
    run = subprocess.run([sys.executable, __file__, "--memory", str(forms)], capture_output=True, text=True, check=True)
    return dict(json.loads(run.stdout))


def tell_memory(forms: int) -> None:
    """Prints what `memory` tells; the peak is the operating system's own account."""
    codes = columns(make_codes(forms))
    score_columns(METER, {name: column[:10_000] for name, column in codes.items()}, with_bands=True)
    # From here on the peak starts anew (Linux): what making the answers took does not count.
    Path("/proc/self/clear_refs").write_text("5")
    before = _status("VmRSS")
    scored = score_columns(METER, codes, with_bands=True)
    out = sum(
        one.value.nbytes + one.answered.nbytes + (0 if one.band is None else one.band.nbytes) for one in scored.values()
    )
    found = {"input": sum(column.nbytes for column in codes.values()) // 2**20, "output": out // 2**20}
    print(json.dumps(found | {"above": _status("VmHWM") - before - found["output"]}))


def _status(key: str) -> int:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{key}:")) // 1024


def plan_seconds() -> float:
    """Seconds to fill in the tables, which is done once for a meter and not in the times above."""
    meters = [make_meter() for _ in range(RUNS)]
    times = []
    for meter in meters:
        start = time.perf_counter()
        plan_of(meter, SIZES[1])
        times.append(time.perf_counter() - start)
    return round(statistics.median(times), 4)


def about() -> dict[str, Any]:
    """What was run, and on what."""
    packages = {name: version(name) for name in ("numpy", "pandas", "polars", "duckdb")}
    return {
        "what": "40 items (1-5 as int8, 3 % missing, 8 reversed), 5 subscales and a total, prorated at 80 %, "
        "moved to 0-100, banded; every score, and every count and band of the tools that give them, "
        "equals the definition's",
        "runs": RUNS,
        "loops": type(LOOPS).__name__,
        "plan_seconds": plan_seconds(),
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}",
        "packages": packages,
        "date": time.strftime("%Y-%m-%d"),
    }


if __name__ == "__main__":
    if sys.argv[1:2] == ["--memory"]:
        tell_memory(int(sys.argv[2]))
    else:
        named = [int(argument) for argument in sys.argv[1:]]
        before = json.loads(RESULT.read_text(encoding="utf-8"))["sizes"] if named and RESULT.exists() else []
        # What was not measured anew stays: the largest number of forms takes its time.
        found = {one["forms"]: one for one in (*before, *(compare(forms) for forms in named or SIZES))}
        result = about() | {"sizes": [found[forms] for forms in sorted(found)], "meters": meters_by_path()}
        RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
