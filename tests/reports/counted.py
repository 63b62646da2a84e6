"""Who is behind every count of a report.csv, one client after the other; shares no code with mittari.indicators.

A count has a name, such as ("active", "clients") or ("active", "measured", "alpha", "1.0.0", "mind").
"""

import datetime as dt
from typing import Any

import pandas as pd

from tests.indicators import plain
from tests.indicators.part import ANSWERS

Name = tuple[str, ...]
Row = dict[str, str]
Families = dict[Name, set[tuple[Name, ...]]]
CODES = {-128: "missing", -127: "refused", -126: "not_applicable", -125: "not_asked"}
TOLD = ("improved", "no_reliable_change", "worse", "cannot_tell")
MONTHS = (3, 6, 12)
KNOWN_UNTIL = dt.date(2026, 5, 1)


def name_of(row: Row, column: str) -> Name:
    """The name of the count in a column (count, n or eligible) of a row of report.csv."""
    measure, population = row["indicator"].split("-")
    return NAMES[measure](row, column, population)


def _served(row: Row, column: str, population: str) -> Name:
    if row["figure"] in ("paths", "episodes"):
        return (population, row["figure"] if column != "eligible" else "clients")
    if column != "count" or row["figure"] == "clients":
        return (population, "clients")
    if row["figure"] in ("started", "ended"):
        return (row["figure"], "clients") if population == "active" else ("both", "clients")
    by = "gender" if row["gender"] else "age"
    return (population, by, row[by])


def _coverage(row: Row, column: str, population: str) -> Name:
    point = row["figure"].removeprefix("measured_at_")
    population = "ended" if point == "exit" else population
    return (population, point if column == "count" else "clients")


def _change(row: Row, column: str, population: str) -> Name:
    version = (row["instrument"], row["instrument_version"])
    eligible, measured = (population, "eligible", *version), (population, "measured", *version, row["score"])
    if column == "count":
        return (population, row["figure"].removesuffix("_of_all"), *version, row["score"])
    return eligible if column == "eligible" or row["figure"].endswith("_of_all") else measured


def _services(row: Row, column: str, population: str) -> Name:
    return (population, "service", row["service"]) if column == "count" else (population, "clients")


def _exit_status(row: Row, column: str, population: str) -> Name:
    due = ("ended", "clients") if row["months_after"] == "0" else ("ended", "due", row["months_after"])
    if row["figure"] == "followed":
        return due if column == "count" else ("ended", "clients")
    status = ("working",) if row["figure"] == "open_labour_market" else ("status", row["status"])
    return ("ended", *status, row["months_after"]) if column == "count" else due


def _non_answers(row: Row, column: str, population: str) -> Name:
    return (population, {"count": row["figure"], "n": "entry", "eligible": "clients"}[column])


NAMES = {
    "served": _served,
    "coverage": _coverage,
    "change": _change,
    "services": _services,
    "exit_status": _exit_status,
    "non_answers": _non_answers,
}


def people(part: Any, scope: str, name: Name) -> set[str]:
    """The clients behind a count of people."""
    population, what, *codes = name
    if population == "both":
        return people(part, scope, ("started", "clients")) & people(part, scope, ("ended", "clients"))
    if what in ("eligible", "measured", *TOLD):
        return _changed(part, scope, population, what, codes)
    paths = plain.chosen(part, scope, population)
    return {client for client, path in paths.items() if _counts(part, client, path, what, codes)}


def _changed(part: Any, scope: str, population: str, what: str, codes: list[str]) -> set[str]:
    score = codes[2] if what != "eligible" else {"alpha": "mind", "gamma": "calm"}[codes[0]]
    pairs = plain.change_people(part, scope, population, codes[0], codes[1], score)
    if what in ("eligible", "measured"):
        return {client for client, pair in pairs.items() if pair or what == "eligible"}
    known = codes[1] != "0.9.0"
    return {
        client
        for client, pair in pairs.items()
        if pair and what == (plain.verdict(score, *pair) if known else TOLD[-1])
    }


def _counts(part: Any, client: str, path: dict[str, Any], what: str, codes: list[str]) -> bool:
    if what in ("entry", *CODES.values()):
        entries = plain.entries(part, client, path)
        return any(what in ("entry", CODES.get(ANSWERS[one["measurement"] % len(ANSWERS)])) for one in entries)
    if what == "exit":
        return plain.has_exit(plain.own_measurements(part, client, path), path)
    if what == "service":
        active = [row for row in path["episodes"] if plain.touches(row["start"], row["end"])]
        return codes[0] in {row["service"] for row in active}
    if what in ("gender", "age"):
        return codes[0] == _person(part, client, path, what)
    return what == "clients" or _status(part, client, path, what, codes)


def _person(part: Any, client: str, path: dict[str, Any], what: str) -> str:
    (row,) = plain.rows_of(part, "clients", client)
    if what == "gender":
        return row["gender"] or "unknown"
    if row["birth_year"] is None:
        return "unknown"
    age = path["start"].year - row["birth_year"]
    return next(code for code, top in (("under_25", 25), ("25_34", 35), ("35_49", 50), ("50_over", 999)) if age < top)


def _status(part: Any, client: str, path: dict[str, Any], what: str, codes: list[str]) -> bool:
    day = (pd.Timestamp(path["end"]) + pd.DateOffset(months=int(codes[-1]))).date()
    if day > KNOWN_UNTIL or what == "due":
        return day <= KNOWN_UNTIL
    status = plain.status_on(part, client, day)
    return status == "open_job" if what == "working" else status == codes[0]


def families(names: set[Name]) -> Families:
    """For each count the groups of others that, as everybody knows, lie within it and share nobody."""
    found: Families = {name: set() for name in names}
    for name in names:
        for wider in _wider(name) & names:
            found[wider].add((name,))
    for total, members in _divisions(names):
        if total in names and members:
            found[total].add(tuple(sorted(members)))
    return found


def _wider(name: Name) -> set[Name]:
    """What a count lies within."""
    population, what, *codes = name
    if population == "both":
        return {("started", "clients"), ("ended", "clients")}
    if what in ("clients", "paths", "episodes"):
        more: set[Name] = {(population, "episodes")} | ({(population, "paths")} if what == "clients" else set())
        return (more | {("active", what)}) - {name}
    wider: set[Name] = {(population, "clients")}
    if what == "measured":
        wider |= {(population, "eligible", *codes[:2]), (population, "entry")}
    elif what in TOLD:
        wider.add((population, "measured", *codes))
    elif what in CODES.values():
        wider.add((population, "entry"))
    elif what == "due":
        wider |= {(population, "due", str(months)) for months in MONTHS if months < int(codes[0])}
    elif what in ("status", "working"):
        wider.add((population, "due", codes[-1]))
        wider |= {(population, "working", codes[-1])} if codes[0] == "open_job" else set()
    if population == "started" or (population == "ended" and what == "gender"):
        wider.add(("active", what, *codes))
    return wider - {name}


def _divisions(names: set[Name]) -> list[tuple[Name, set[Name]]]:
    """Totals with members that share nobody, whether or not they are all there are."""
    found: list[tuple[Name, set[Name]]] = []
    for population in ("active", "started", "ended"):
        own = {name for name in names if name[0] == population}
        for by in ("gender", "age"):
            found.append(((population, "clients"), {name for name in own if name[1] == by}))
        found.append(((population, "episodes"), {name for name in own if name[1] == "service"}))
        eligible, measured = ({name for name in own if name[1] == what} for what in ("eligible", "measured"))
        found += [(one, {(population, told, *one[2:]) for told in TOLD} & own) for one in measured]
        instruments = {name[2] for name in eligible}
        for instrument in instruments:
            versions = {name for name in eligible if name[2] == instrument}
            found.append(((population, "clients"), versions))
            scores = {frozenset(one) for one in _one_each([one for one in measured if one[2] == instrument])}
            found += [((population, "entry"), set(one)) for one in scores]
            if len(instruments) == len(versions) == 1:
                entry: set[Name] = {(population, "entry")}
                found.append((next(iter(versions)), entry & own))
    for months in ("0", *map(str, MONTHS)):
        due = ("ended", "clients") if months == "0" else ("ended", "due", months)
        found.append((due, {name for name in names if name[:2] == ("ended", "status") and name[3] == months}))
    return found


def _one_each(measured: list[Name]) -> list[tuple[Name, ...]]:
    """Every choice of one score for each version: the clients of different versions are different people."""
    chosen: list[tuple[Name, ...]] = [()]
    for version in sorted({name[3] for name in measured}):
        chosen = [(*before, one) for before in chosen for one in measured if one[3] == version]
    return chosen
