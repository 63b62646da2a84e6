"""Which measurements stand at the entry, along, at the exit of a path, and after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from mittari.paths.path import SECONDS


class Point(StrEnum):
    """The place of a measurement on its path."""

    ENTRY = "entry"
    INTERIM = "interim"
    EXIT = "exit"
    FOLLOW_UP = "follow_up"
    OUTSIDE = "outside"


@dataclass(frozen=True)
class PointRules:
    """How many days a measurement may be from the start (`entry_days`) or the end (`exit_days`) of a path."""

    entry_days: int = 30
    exit_days: int = 30


def assign_points(
    paths: pd.DataFrame,
    measurements: pd.DataFrame,
    rules: PointRules | None = None,
    by: Sequence[str] = (),
) -> pd.DataFrame:
    """The measurements (client, date, ...) with their path (missing outside) and point; the index and order are kept.

    Entry is the measurement nearest to the start within `entry_days`; exit the last one within `exit_days` of the end
    of a closed path, later than the entry; follow_up comes after that window and before the next path's; interim is
    what else lies in between. `by` names columns (such as instrument) whose values are looked at separately. Of equally
    near measurements the earlier one is taken; on one day the first row for entry, the last for exit. Where the
    windows of two paths overlap, a measurement belongs to the path whose edge is nearer, on a tie to the earlier path.
    """
    rules = rules or PointRules()
    rows = _on_paths(paths, measurements, rules)
    series = ["client", "path", *by]
    days = {"entry": pd.Timedelta(days=rules.entry_days), "exit": pd.Timedelta(days=rules.exit_days)}
    rows = rows.assign(from_start=(rows["date"] - rows["start"]).abs())
    entry = _entries(rows, series, days["entry"])
    exits = _exits(rows, series, entry, days["exit"])
    after = rows["date"] > rows["end"] + days["exit"]
    point = np.select(
        [rows["path"].isna(), rows.index.isin(entry.index), rows.index.isin(exits), after],
        [Point.OUTSIDE.value, Point.ENTRY.value, Point.EXIT.value, Point.FOLLOW_UP.value],
        default=Point.INTERIM.value,
    )
    found = pd.DataFrame({"path": rows["path"], "point": point}, index=rows.index).sort_index()
    return measurements.assign(path=found["path"].to_numpy(), point=found["point"].to_numpy())


def _on_paths(paths: pd.DataFrame, measurements: pd.DataFrame, rules: PointRules) -> pd.DataFrame:
    """The measurements in order of date, indexed by position, each beside the path that it belongs to."""
    rows = measurements.reset_index(drop=True).assign(date=lambda frame: frame["date"].astype(SECONDS))
    rows = rows.drop(columns=["path", "point", "start", "end"], errors="ignore").reset_index(names="position")
    spans = paths.sort_values(["client", "start"])[["client", "path", "start", "end"]]
    spans = spans.assign(since=_since(spans, rules), path=spans["path"].astype("Int64")).sort_values("since")
    rows = rows.sort_values(["date", "position"], kind="stable")
    # Columns without rows have no type of their own.
    rows = rows.astype({"client": spans["client"].dtype})
    rows = pd.merge_asof(rows, spans, left_on="date", right_on="since", by="client")
    return rows.set_index("position")


def _since(spans: pd.DataFrame, rules: PointRules) -> pd.Series:
    """The first day that belongs to each path: its entry window, or halfway from the path before if that is nearer."""
    opening = spans["start"] - pd.Timedelta(days=rules.entry_days)
    previous = spans.groupby("client")["end"].shift()
    halfway = previous + (spans["start"] - previous) / 2 + pd.Timedelta(seconds=1)
    crowded = previous + pd.Timedelta(days=rules.exit_days) >= opening
    return opening.mask(crowded, halfway.dt.ceil("s")).astype(SECONDS)


def _entries(rows: pd.DataFrame, series: list[str], window: pd.Timedelta) -> pd.DataFrame:
    near = rows[rows["from_start"] <= window].sort_values("from_start", kind="stable")
    return near.drop_duplicates(series)


def _exits(rows: pd.DataFrame, series: list[str], entry: pd.DataFrame, window: pd.Timedelta) -> pd.Index:
    near = rows[(rows["date"] - rows["end"]).abs() <= window].drop(index=entry.index, errors="ignore")
    begun = entry[[*series, "date"]].rename(columns={"date": "entered"})
    near = near.reset_index().merge(begun, on=series, how="left")
    later = near[near["entered"].isna() | (near["date"] > near["entered"])]
    return pd.Index(later.drop_duplicates(series, keep="last")["position"])
