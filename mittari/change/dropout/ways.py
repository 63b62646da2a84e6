"""The ways of telling a group's change side by side, in words, and whether they contradict each other."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np

METHODS = {
    "paired": "those with both scores",
    "mmrm": "all with a score, by likelihood (MMRM)",
    "ipw": "by weighting with the chance of staying (IPW)",
    "mi": "by multiple imputation (MI)",
}
OF_EVERYBODY = {"mmrm": "MMRM", "ipw": "IPW", "mi": "MI"}
Row = Mapping[Any, Any]


def told_ways(at_last: Mapping[Any, Row], not_told: Mapping[str, str]) -> list[str]:
    """A line a way: the change with its interval, or why it is not told; and one where they contradict each other."""
    lines = [f"  {words}: {not_told.get(method) or _said(at_last[method])}" for method, words in METHODS.items()]
    apart = contradictions({name: at_last[name] for name in OF_EVERYBODY if name not in not_told})
    if not apart:
        return lines
    pairs = ", ".join(f"{OF_EVERYBODY[one]} and {OF_EVERYBODY[other]}" for one, other in apart)
    return [
        *lines,
        f"THEY CONTRADICT EACH OTHER: {pairs} lie outside each other's interval, though all speak of everybody. So "
        "at least one of their models is wrong about those who left: take none of them as the change of all.",
    ]


def contradictions(rows: Mapping[str, Row]) -> list[tuple[str, str]]:
    """The pairs of ways whose changes lie outside each other's interval; a way without an interval is in none."""
    return [
        (one, other)
        for one, other in combinations(rows, 2)
        if _outside(rows[one], rows[other]) and _outside(rows[other], rows[one])
    ]


def _outside(one: Row, other: Row) -> bool:
    return bool(one["change"] < other["low"] or one["change"] > other["high"])


def _said(row: Row) -> str:
    if np.isnan(row["low"]):
        why = "they all changed alike" if row["se"] == 0 else "they count as too few"
        return f"{row['change']:.2f}, {row['people']:.0f} people; no interval, as {why}"
    return f"{row['change']:.2f} ({row['low']:.2f} to {row['high']:.2f}), {row['people']:.0f} people"
