"""Reliable change of ten million pairs of scores, beside the same figures written in pandas.

Run: .venv/bin/python bench/change.py [PAIRS]     (10000000; it writes results/change.json)
"""

import json
import math
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import pandas as pd

from mittari.change import reliable_change

RESULT = Path(__file__).parent / "results/change.json"
PAIRS, RUNS, SEM, LOW, HIGH = 10_000_000, 7, 3.354, 0, 100


def pairs(count: int) -> pd.DataFrame:
    """Whole scores from 0 to 100 before and after; one after in fifty is missing."""
    rng = np.random.default_rng(1)
    before = rng.integers(LOW, HIGH + 1, count).astype(np.float64)
    after = np.clip(before + rng.normal(3, 10, count).round(), LOW, HIGH)
    after[rng.random(count) < 0.02] = np.nan
    return pd.DataFrame({"before": before, "after": after})


def by_mittari(frame: pd.DataFrame) -> pd.DataFrame:
    """What the library gives."""
    return reliable_change(frame["before"], frame["after"], sem=SEM, better="higher", low=LOW, high=HIGH)


def by_pandas(frame: pd.DataFrame) -> pd.DataFrame:
    """The same columns as somebody would write them in pandas."""
    found = frame.assign(change=frame["after"] - frame["before"])
    found["rci"] = found["change"] / (math.sqrt(2) * SEM)
    why = [found["before"].isna(), found["after"].isna(), found["before"] == LOW, found["before"] == HIGH]
    reasons = np.select(why, ["no_first", "no_last", "at_floor", "at_ceiling"], "")
    told = [reasons != "", found["rci"] > 1.959964, found["rci"] < -1.959964]
    verdicts = np.select(told, ["cannot_tell", "improved", "worse"], "no_reliable_change")
    return found.assign(verdict=pd.Categorical(verdicts), reason=pd.Categorical(reasons))


TOOLS: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {"mittari": by_mittari, "pandas": by_pandas}


def check_equal(frame: pd.DataFrame) -> dict[str, int]:
    """The number of each verdict; both tools must say the same of everybody."""
    ours, theirs = (tool(frame) for tool in TOOLS.values())
    assert np.array_equal(ours["rci"], theirs["rci"], equal_nan=True)
    for name in ("verdict", "reason"):
        assert ours[name].astype(object).fillna("").tolist() == theirs[name].tolist()
    return {str(name): int(count) for name, count in ours["verdict"].value_counts().items()}


def timed(tool: Callable[[pd.DataFrame], pd.DataFrame], frame: pd.DataFrame) -> tuple[float, float]:
    """Seconds and processor seconds of one call."""
    start, begun = time.perf_counter(), time.process_time()
    tool(frame)
    return time.perf_counter() - start, time.process_time() - begun


def compare(count: int) -> dict[str, Any]:
    """Both tools in turn, so that they meet the same machine; the first round is not counted."""
    frame = pairs(count)
    verdicts = check_equal(frame.iloc[: min(count, 200_000)].reset_index(drop=True))
    rounds = [{name: timed(tool, frame) for name, tool in TOOLS.items()} for _ in range(RUNS + 1)][1:]
    seconds = {name: [round(one[name][0], 3) for one in rounds] for name in TOOLS}
    median = {name: statistics.median(runs) for name, runs in seconds.items()}
    return {
        "what": f"reliable change (JT) of {count} pairs with its verdict and reason, from a frame to a frame; both "
        "tools in turn in one process, a first round not counted",
        "runs": RUNS,
        "seconds": seconds,
        "median_seconds": median,
        "processor_seconds": {name: round(statistics.median(one[name][1] for one in rounds), 3) for name in TOOLS},
        "times_ours": round(median["pandas"] / median["mittari"], 1),
        "goal_seconds": 0.5,
        "verdicts_of_the_first": verdicts,
        "machine": f"{os.cpu_count()} cores, Python {platform.python_version()}, pandas {pd.__version__}",
        "load": round(os.getloadavg()[0], 1),
        "date": time.strftime("%Y-%m-%d"),
    }


if __name__ == "__main__":
    result = compare(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))
