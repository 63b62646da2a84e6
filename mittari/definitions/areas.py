"""Area systems: which municipality lies in which area, on levels that do not nest, in one year.

The file is wide: one row a municipality; each level has the columns `<level>_code` and `<level>_name_<language>`.
An area is always made of municipalities, never of areas of another level.
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from mittari.errors import InputError, Problem

BASE = "municipality"


@dataclass(frozen=True)
class Area:
    """One area of one level in one year."""

    level: str
    code: str
    names: dict[str, str]
    municipalities: tuple[str, ...]

    def name(self, language: str) -> str:
        """The name in a language, else in the first language the file has."""
        return self.names.get(language.split("-")[0]) or next(iter(self.names.values()))


@dataclass(frozen=True)
class AreaSystem:
    """All areas of a file. Codes are texts with leading zeros; names are only unique within a level."""

    year: int
    areas: dict[tuple[str, str], Area]

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels, municipality first."""
        return tuple(dict.fromkeys(level for level, _ in self.areas))

    def area(self, level: str, code: str) -> Area | None:
        """An area by level and code."""
        return self.areas.get((level, code))

    def of(self, level: str) -> list[Area]:
        """The areas of a level, in the order of the file."""
        return [area for area in self.areas.values() if area.level == level]


def read_areas(path: Path) -> AreaSystem:
    """The area system in a CSV file; raises InputError naming rows that can't be right."""
    frame = _read(path)
    levels = [name.removesuffix("_code") for name in frame.columns if name.endswith("_code")]
    _check(frame, levels, path)
    areas = {(level, area.code): area for level in levels for area in _areas_of(frame, level)}
    return AreaSystem(_year(path), areas)


def _read(path: Path) -> pd.DataFrame:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = [[cell.strip() for cell in row] for row in csv.reader(file, strict=True) if row]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        reason = getattr(error, "strerror", None) or "this is not CSV in UTF-8"
        raise InputError([Problem(str(path), "", reason, "give a UTF-8 CSV with a header")]) from None
    header, body = (rows[0], rows[1:]) if rows else ([], [])
    uneven = [number for number, row in enumerate(body, 2) if len(row) != len(header)]
    if uneven or len(set(header)) < len(header):
        reason = "this row has other columns than the header" if uneven else "a column is here twice"
        raise InputError([Problem(str(path), "", reason, "correct it", line) for line in uneven or [1]])
    return pd.DataFrame(body, columns=header, dtype=str)


def _check(frame: pd.DataFrame, levels: list[str], path: Path) -> None:
    problems = []
    if BASE not in levels:
        problems.append(Problem(str(path), f"{BASE}_code", "this column is missing", "one row a municipality"))
    for level in levels:
        for row in frame.index[frame[f"{level}_code"] == ""]:
            problems.append(Problem(str(path), f"{level}_code", "the code is empty", "give every area a code", row + 2))
        for row in _renamed(frame, level):
            reason = "this area has another name in an earlier row"
            problems.append(Problem(str(path), f"{level}_code", reason, "give a code one name", row + 2))
    if BASE in levels:
        for row in frame.index[frame[f"{BASE}_code"].duplicated()]:
            problems.append(Problem(str(path), f"{BASE}_code", "this municipality is here twice", "keep one", row + 2))
    if problems:
        raise InputError(problems)


def _renamed(frame: pd.DataFrame, level: str) -> list[int]:
    named = frame[[f"{level}_code", *_names(frame, level)]].drop_duplicates()
    return [int(row) for row in named.index[named[f"{level}_code"].duplicated()]]


def _names(frame: pd.DataFrame, level: str) -> list[str]:
    return [name for name in frame.columns if name.startswith(f"{level}_name_")]


def _areas_of(frame: pd.DataFrame, level: str) -> list[Area]:
    areas = []
    for code, rows in frame.groupby(f"{level}_code", sort=False):
        names = {name.removeprefix(f"{level}_name_"): rows[name].iloc[0] for name in _names(frame, level)}
        areas.append(Area(level, str(code), names or {"fi": str(code)}, tuple(rows[f"{BASE}_code"])))
    return areas


def _year(path: Path) -> int:
    found = re.search(r"(19|20)\d\d", path.stem)
    if not found:
        problem = Problem(
            str(path), "", "the file name has no year", "name it like areas-2026.csv: areas change by year"
        )
        raise InputError([problem])
    return int(found[0])
