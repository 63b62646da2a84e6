"""The figures once more, one client after the other, in plain Python; shares no code with mittari.indicators."""

import datetime as dt
import math
from collections import Counter
from functools import cache
from typing import Any

import pandas as pd

Day = dt.date
Span = tuple[Day, Day | None]
PERIOD: tuple[Day, Day] = (Day(2025, 1, 1), Day(2025, 12, 31))
REGION = {"153", "405"}
SEM = {"mind": 6.0, "strain": 2.0}
TOP = {"mind": 100, "body": 100, "strain": 20, "calm": 10}


def rows_of(part: Any, table: str, client: str) -> list[dict[str, Any]]:
    """A client's rows in a table, with dates as dates and missing values as None."""
    return [dict(row) for row in rows_by_client(part, table).get(client, [])]


@cache
def rows_by_client(part: Any, table: str) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for row in getattr(part, table).to_dict("records"):
        found.setdefault(row["client"], []).append({str(name): plain(value) for name, value in row.items()})
    return found


def plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def known_episodes(part: Any, client: str) -> list[dict[str, Any]]:
    """The client's episodes as known at the end of the period, by start."""
    rows = [row for row in rows_of(part, "episodes", client) if row["start"] <= PERIOD[1]]
    for row in rows:
        if row["end"] and row["end"] > PERIOD[1]:
            row["end"] = None
    return sorted(rows, key=lambda row: row["start"])


@cache
def paths(part: Any, client: str) -> list[dict[str, Any]]:
    """The client's paths, each with its episodes."""
    found: list[dict[str, Any]] = []
    for row in known_episodes(part, client):
        last = found[-1] if found else None
        if last is None or (last["end"] and row["start"] > last["end"] + dt.timedelta(days=90)):
            found.append({"start": row["start"], "end": row["end"], "episodes": [row]})
            continue
        last["end"] = max(last["end"], row["end"]) if last["end"] and row["end"] else None
        last["episodes"].append(row)
    return found


def touches(start: Day, end: Day | None) -> bool:
    return start <= PERIOD[1] and (end is None or end >= PERIOD[0])


def in_scope(part: Any, client: str, path: dict[str, Any], scope: str) -> bool:
    if scope == "north":
        return any(row["organisation"] == "north" and touches(row["start"], row["end"]) for row in path["episodes"])
    homes = [row for row in rows_of(part, "residences", client) if row["start"] <= path["start"]]
    return bool(homes) and max(homes, key=lambda row: row["start"])["municipality"] in REGION


@cache
def chosen(part: Any, scope: str, population: str) -> dict[str, dict[str, Any]]:
    """Each client's latest path of the population."""
    out = {}
    for client in part.clients["client"]:
        for path in paths(part, client):
            if not touches(path["start"], path["end"]) or not in_scope(part, client, path, scope):
                continue
            edge = {"started": path["start"], "ended": path["end"]}.get(population)
            if population == "active" or (edge and PERIOD[0] <= edge <= PERIOD[1]):
                out[client] = path
    return out


def own_measurements(part: Any, client: str, path: dict[str, Any]) -> list[dict[str, Any]]:
    """The client's own measurements that belong to the path (no two paths are closer than 90 days)."""
    opening = path["start"] - dt.timedelta(days=30)
    following = [other["start"] for other in paths(part, client) if other["start"] > path["start"]]
    closing = min(following) - dt.timedelta(days=30) if following else Day(9999, 1, 1)
    rows = [row for row in rows_of(part, "measurements", client) if row["respondent"] == "client"]
    return [row for row in rows if opening <= row["date"] < closing and row["date"] <= PERIOD[1]]


def entry_of(rows: list[dict[str, Any]], path: dict[str, Any]) -> dict[str, Any] | None:
    near = [row for row in rows if abs((row["date"] - path["start"]).days) <= 30]
    return min(near, key=lambda row: (abs((row["date"] - path["start"]).days), row["date"]), default=None)


def entries(part: Any, client: str, path: dict[str, Any]) -> list[dict[str, Any]]:
    """The client's entry measurement by each instrument that has one."""
    own = own_measurements(part, client, path)
    by_instrument = [[row for row in own if row["instrument"] == name] for name in ("alpha", "gamma")]
    return [entry for rows in by_instrument if (entry := entry_of(rows, path))]


def has_exit(rows: list[dict[str, Any]], path: dict[str, Any]) -> bool:
    """Whether some instrument has a measurement at the end, later than its entry."""
    for instrument in {row["instrument"] for row in rows}:
        own = [row for row in rows if row["instrument"] == instrument]
        entry = entry_of(own, path)
        late = [row for row in own if abs((row["date"] - path["end"]).days) <= 30 and row is not entry]
        if any(entry is None or row["date"] > entry["date"] for row in late):
            return True
    return False


def change_counts(part: Any, scope: str, instrument: str, version: str, score: str) -> dict[str, Any]:
    """n, changes and verdicts of one score; group scores and scores without a SEM are never told."""
    found = change_people(part, scope, "active", instrument, version, score)
    pairs = [pair for pair in found.values() if pair]
    verdicts = Counter(verdict(score, *pair) for pair in pairs)
    return {"eligible": len(found), "changes": [last - first for first, last in pairs], "verdicts": verdicts}


def change_people(
    part: Any, scope: str, population: str, instrument: str, version: str, score: str
) -> dict[str, tuple[float, float] | None]:
    """First and last value of each client who should be measured, None where there are not both."""
    out: dict[str, tuple[float, float] | None] = {}
    for client, path in chosen(part, scope, population).items():
        rows = [row for row in own_measurements(part, client, path) if row["instrument"] == instrument]
        rows.sort(key=lambda row: (row["date"], row["measurement"]))
        plans = [row for row in rows_of(part, "plans", client) if row["instrument"] == instrument]
        due = any(path["start"] - dt.timedelta(days=30) <= row["due"] <= PERIOD[1] for row in plans)
        if not rows and not due:
            continue
        current = {"alpha": "1.0.0", "gamma": "2.0.0"}[instrument]
        if (rows[0]["version"] if rows else current) == version:
            out[client] = first_and_last(part, client, path, rows, score)
    return out


def first_and_last(
    part: Any, client: str, path: dict[str, Any], rows: list[dict[str, Any]], score: str
) -> tuple[float, float] | None:
    entry = entry_of(rows, path)
    later = [row for row in rows if entry and row["date"] > entry["date"] and row["date"] >= PERIOD[0]]
    if entry is None or not later or later[-1]["version"] != entry["version"]:
        return None
    values = {row["measurement"]: row["value"] for row in rows_of(part, "scores", client) if row["score"] == score}
    first, last = values.get(entry["measurement"]), values.get(later[-1]["measurement"])
    return None if first is None or last is None else (first, last)


def verdict(score: str, first: float, last: float) -> str:
    if score not in SEM or first in (0, TOP[score]):
        return "cannot_tell"
    rci = (last - first) / (math.sqrt(2) * SEM[score]) * (-1 if score == "strain" else 1)
    return "improved" if rci > 1.959963984540054 else "worse" if rci < -1.959963984540054 else "no_reliable_change"


def status_on(part: Any, client: str, day: Day) -> str:
    rows = [row for row in rows_of(part, "statuses", client) if row["start"] <= day]
    return max(enumerate(rows), key=lambda pair: (pair[1]["start"], pair[0]))[1]["status"] if rows else "unknown"
