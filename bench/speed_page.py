"""Makes docs/speed.md from the results in bench/results: no number on that page is typed.

Run: .venv/bin/python bench/speed_page.py
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.speed_models import change, models
from bench.speed_table import at_least, at_most, table, versions

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/speed.md"
RESULTS = ROOT / "bench/results"
GOALS = {"scoreItems": 300, "scoreVeryFast": 60, "pandas": 20, "polars": 3}
"""How many times as long as mittari each may take at most, from a million forms on."""
FLOOR_GOAL, MEMORY_GOAL, SECONDS_GOAL, MEGABYTES_GOAL = 4, 64, 0.5, 400
NAMES = {
    "mittari": "mittari",
    "floor": "the floor: read every code and write every result once",
    "polars": "Polars, in memory",
    "duckdb": "DuckDB, in memory",
    "pandas": "pandas, whole columns at a time",
    "scoreVeryFast": "R psych::scoreVeryFast (means only)",
    "scoreItems": "R psych::scoreItems (means and item statistics)",
}
LOOPS = {"InC": "C", "InNumpy": "NumPy, as there was no C compiler"}
INTRODUCTION = """# How fast answers are scored and models fitted
This page is made by `bench/speed_page.py` from the files in `bench/results`, which `bench/scoring.py`, `level.py`,
`models.py` and `change.py` write. For each number of forms all tools run in turn, so that they meet the same machine;
a time is the median.
At its turn each tool runs twice in a row, and the second run counts: in the first much of the time is the system's,
that hands out memory (its medians stand below each table). R starts anew each time.
The numbers of forms can come from calls at different times: compare tools within one table, not times across tables.

## How it is done
A score that hangs on nothing but the sum of whole steps and the number of answers is read from a table, and the rules
themselves fill the table in: `mittari/scoring/tabulated` adds up bytes, block by block, and looks the sum up. A score
of a few items by any other rule is read from a table of all combinations of answers. So both ways give the same bits;
the tests hold every form of small meters, random meters and every meter of the library against the definition.
Everything else, and every block with a code that its instrument does not have, is scored by the definition itself.

The three loops over forms are written twice. In C (`loops.c`) they go over the answers once, and threads don't wait for
each other; they are compiled when mittari is installed, if the machine has a C compiler (`cc`, or what the variable
`CC` names). Where there is none NumPy does the same in more steps, with the same bits. The tests hold both against
loops over single forms.

All scores of a call lie in one piece of memory, which is used again when nobody looks at them any longer (at most 128
MB are kept).

`score_columns`, `Instrument.score` and `mittari score` use it by themselves. Columns of small whole numbers (`int8`)
are quickest; other numbers are narrowed first, block by block.
"""


def page() -> str:
    """The whole page."""
    scoring, level = _result("scoring"), _result("level")
    parts = [INTRODUCTION, *_scoring(scoring), *_level(level), *_meters(scoring["meters"])]
    parts += [*models(_result("models")), *change(_result("change"))]
    return "\n".join(parts)


def _result(name: str) -> dict[str, Any]:
    return dict(json.loads((RESULTS / f"{name}.json").read_text("utf-8")))


def _scoring(result: dict[str, Any]) -> Iterator[str]:
    yield f"## Against other tools\n{result['what']}."
    yield f"{result['runs']} runs, {result['machine']}, {result['date']}; {versions(result['packages'])}."
    if busy := [size["load"] for size in result["sizes"] if size.get("load", 0) > 1]:
        yield f"Other work went on beside: the load was {min(busy)} to {max(busy)}."
    yield f"The loops are those in {LOOPS[result['loops']]}."
    yield f"The tables are filled in once for a meter, in {result['plan_seconds'] * 1000:.0f} ms (not in the times).\n"
    for size in result["sizes"]:
        yield f"### {size['forms']:,} forms\n"
        yield table(["", "seconds", "ns a form", "times mittari", "goal"], _rows(size))
        yield f"{_against_floor(size)} {_memory(size['memory'])}\n"
        if first := size.get("first_median_seconds"):
            told = ", ".join(f"{name} {first[name]:.3g} s" for name in NAMES if name in first)
            yield f"The first of two runs: {told}.\n"


def _rows(size: dict[str, Any]) -> Iterator[list[str]]:
    for name, label in NAMES.items():
        if name not in size["median_seconds"]:
            yield [label, "not tried with so many forms", "", "", ""]
            continue
        goal = GOALS.get(name) if size["forms"] >= 1_000_000 else None
        times = size["times_ours"].get(name)
        reached = "" if goal is None else at_least(times, goal)
        seconds, a_form = size["median_seconds"][name], size["nanoseconds_a_form"][name]
        once = " (one run)" if len(size["seconds"][name]) == 1 else ""
        yield [label + once, f"{seconds:.4g}", f"{a_form:.4g}", "" if times is None else f"{times:.3g}", reached]


def _against_floor(size: dict[str, Any]) -> str:
    times = size["times_floor"]
    reached = "reached" if times <= FLOOR_GOAL else "not reached"
    return f"{times:.2g} times the floor (goal: at most {FLOOR_GOAL}, {reached})."


def _memory(memory: dict[str, int]) -> str:
    reached = "reached" if memory["above"] <= MEMORY_GOAL else "not reached"
    return (
        f"Memory: {memory['input']} MB in, {memory['output']} MB out, at most {memory['above']} MB above both "
        f"(goal: at most {MEMORY_GOAL}, {reached})."
    )


def _level(result: dict[str, Any]) -> Iterator[str]:
    yield f"## From the snapshot to means by area\n{result['what']} ({result['means']} means).\n"
    rows = [
        [
            "median of the runs",
            f"{result['median_seconds']:.3g} s",
            at_most(result["median_seconds"], SECONDS_GOAL, "s"),
        ],
        ["quickest run", f"{min(result['seconds']):.3g} s", ""],
        ["processor time of a run", f"{result['processor_seconds']:.3g} s", ""],
        ["peak memory", f"{result['peak_megabytes']} MB", at_most(result["peak_megabytes"], MEGABYTES_GOAL, "MB")],
    ]
    yield table(["", "measured", "goal"], rows)
    yield f"{result['machine']}, {result['date']}; the load was {result['load']}.\n"


def _meters(meters: list[dict[str, Any]]) -> Iterator[str]:
    yield "## Which scores are read from tables\nFor a million forms of each meter of the library.\n"
    rows = (
        [
            one["meter"],
            *(str(one[kind] or "") for kind in ("sums", "combinations", "composed")),
            ", ".join(f"`{name}`" for name in one["by_definition"]),
        ]
        for one in meters
    )
    yield table(["meter", "by sum", "by combination", "of such scores", "left to the definition"], rows)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
