"""Episodes that follow each other closely enough make one service path."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd

from mittari.errors import InputError, Problem

SECONDS: Final = "datetime64[s]"
DAY = 86_400
NEVER = np.int64(2**60)


def build_paths(episodes: pd.DataFrame, gap_days: int = 90, as_of: str | pd.Timestamp | None = None) -> pd.DataFrame:
    """The paths of clients: client, path (1, 2, ... per client), start, end (NaT while open), open, episodes (count).

    An episode that starts more than `gap_days` after the latest end so far begins a new path. Episodes may overlap;
    one without an end is still going on, so nothing after it begins a new path. With `as_of` the paths are those known
    on that day: later episodes are not there yet, later ends are open. Organisations and services do not matter here.
    """
    known = episodes if as_of is None else known_on(episodes, pd.Timestamp(as_of))
    numbered = known.assign(path=number_paths(known, gap_days), end_or_never=_or_never(known["end"]))
    grouped = numbered.groupby(["client", "path"], sort=True)
    ends = grouped["end_or_never"].max().to_numpy()
    paths = grouped.agg(start=("start", "min"), episodes=("start", "size")).reset_index()
    is_open = ends == NEVER
    end = pd.Series(np.where(is_open, np.datetime64("NaT"), ends.astype(SECONDS)), index=paths.index)
    paths["start"], paths["end"] = paths["start"].astype(SECONDS), end.astype(SECONDS)
    return paths.assign(open=is_open)[["client", "path", "start", "end", "open", "episodes"]]


def known_on(episodes: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """The episodes as they were known on a day: later ones are not there yet, later ends are open."""
    there = episodes[episodes["start"] <= day]
    return there.assign(end=there["end"].where(there["end"] <= day))


def number_paths(episodes: pd.DataFrame, gap_days: int = 90, keys: Sequence[str] = ("client",)) -> pd.Series:
    """The number of the path (1, 2, ... within `keys`) that each episode belongs to, indexed as `episodes`."""
    _check(episodes)
    group = episodes.groupby(list(keys), sort=False).ngroup().to_numpy()
    start, end = _seconds(episodes["start"]), _or_never(episodes["end"])
    order = np.lexsort((start, group))
    group, start, end = group[order], start[order], end[order]
    latest = pd.Series(end).groupby(group).cummax().to_numpy()
    new = np.ones(len(group), dtype=bool)
    new[1:] = (group[1:] != group[:-1]) | (start[1:] > latest[:-1] + gap_days * DAY)
    numbers = np.empty(len(group), dtype=np.int64)
    numbers[order] = pd.Series(new).groupby(group).cumsum().to_numpy(dtype=np.int64)
    return pd.Series(numbers, index=episodes.index, name="path")


def _seconds(dates: pd.Series) -> np.ndarray:
    return dates.to_numpy().astype(SECONDS).astype(np.int64)


def _or_never(dates: pd.Series) -> np.ndarray:
    return np.where(dates.isna(), NEVER, _seconds(dates))


def _check(episodes: pd.DataFrame) -> None:
    problems = [
        Problem("episodes", "start", "is missing", "give each episode a start", line)
        for line in _lines(episodes["start"].isna())
    ] + [
        Problem("episodes", "end", "is before its start", "correct one of the dates", line)
        for line in _lines(episodes["end"] < episodes["start"])
    ]
    if problems:
        raise InputError(problems)


def _lines(rows: pd.Series) -> list[int]:
    return [position + 1 for position in rows.to_numpy().nonzero()[0].tolist()]
