"""Spells in services, checked: who was where, from when to when, in the same unit of time as the measurements."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.change.number_column import is_empty, missing_columns, number_column, problems_at
from mittari.errors import InputError, Problem

GROUPS = ("service", "provider")


@dataclass(frozen=True)
class Spells:
    """One entry a spell; `client` holds codes into the clients asked for, `groups` (by level) codes into `names`."""

    client: np.ndarray
    groups: dict[str, np.ndarray]
    names: dict[str, pd.Index]
    start: np.ndarray
    end: np.ndarray


def read_spells(
    frame: pd.DataFrame, clients: pd.Index, levels: list[str], *, client: str = "id", source: str = "spells"
) -> Spells:
    """The spells of a frame with the columns `client`, start, end and one for each of `levels`; an empty end goes on.

    Raises InputError naming each line with an empty client or group, a client who is not among `clients` (those
    measured), text in start or end, no start, an end before its start, or a spell that stands on an earlier line too.
    """
    if problems := missing_columns(frame, [client, *levels, "start", "end"], source):
        raise InputError(problems)
    start, problems = number_column(frame["start"], "start", source, "write when it began, in the unit of the times")
    end, more = number_column(frame["end"], "end", source, None)
    nobody = is_empty(frame[client])
    problems += more + problems_at(nobody, client, source, "is empty", "say whose spell it is")
    codes = clients.get_indexer(pd.Index(_like(frame[client], clients)))
    advice = "add their measurements, leave the spell out, or look whether both files name clients alike"
    problems += problems_at((codes < 0) & ~nobody, client, source, "this client has no measurement", advice)
    problems += problems_at(end < start, "start, end", source, "it ends before it starts", "correct one of the times")
    for level in levels:
        problems += problems_at(is_empty(frame[level]), level, source, "is empty", f"name the {level}")
    if problems:
        raise InputError(problems)
    found = {level: in_order(frame[level]) for level in levels}
    groups = {level: pair[0] for level, pair in found.items()}
    names = {level: pair[1] for level, pair in found.items()}
    spells = Spells(codes, groups, names, start, np.where(np.isnan(end), np.inf, end))
    if problems := _copies(frame, spells, client, source):
        raise InputError(problems)
    return spells


def _copies(frame: pd.DataFrame, spells: Spells, client: str, source: str) -> list[Problem]:
    """A problem for each spell that an earlier one is the copy of, in service and provider too where the file has them.

    Two providers of one service at one time are two spells, also where only services are asked for.
    """
    named = [level for level in GROUPS if level in frame]
    same = _came_back(spells)
    same = same.assign(**{level: frame[level].to_numpy()[same.index] for level in named if level not in spells.groups})
    copies = np.zeros(len(frame), dtype=bool)
    copies[same.index[same.duplicated()]] = True
    advice = "keep one of them; if there were two at once, give each its own provider"
    place = ", ".join([client, *named, "start", "end"])
    return problems_at(copies, place, source, "an earlier line holds the same spell", advice)


def _came_back(spells: Spells) -> pd.DataFrame:
    """The spells of clients with several in one group: they are few, and one number a spell finds them soon."""
    level, groups = next(iter(spells.groups.items()))
    pair = pd.Series(spells.client.astype(np.int64) * len(spells.names[level]) + groups)
    again = np.flatnonzero(pair.duplicated(keep=False))
    columns = {"client": spells.client, "start": spells.start, "end": spells.end} | spells.groups
    return pd.DataFrame({name: column[again] for name, column in columns.items()}, index=again)


def in_order(column: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """Codes and names once, in the order of their numbers where all are numbers (2 before 10), else of their text."""
    codes, names = pd.factorize(column)
    numbers = pd.to_numeric(pd.Series(names), errors="coerce")
    order = np.asarray(np.argsort(numbers if numbers.notna().all() else names.astype(str), kind="stable"))
    return np.argsort(order)[codes], pd.Index(names)[order]


def _like(column: pd.Series, clients: pd.Index) -> pd.Series:
    """The column as text where only one of the two is text, so that 1 and "1" are one client."""
    same = pd.api.types.is_numeric_dtype(column) == pd.api.types.is_numeric_dtype(clients)
    if same:
        return column
    return column.astype(str) if not pd.api.types.is_numeric_dtype(clients) else pd.to_numeric(column, errors="coerce")
