"""The paths of one part of a snapshot that a question is about, with what belongs to them."""

from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from mittari.indicators.question import Question
from mittari.paths.path import build_paths, known_on, number_paths
from mittari.paths.points import Point, assign_points

ON_PATH = ["client", "path"]


class Tables(Protocol):
    """One part of a snapshot: all rows of some clients, as frames (columns as in mittari.store.snapshot)."""

    @property
    def clients(self) -> pd.DataFrame: ...
    @property
    def residences(self) -> pd.DataFrame: ...
    @property
    def episodes(self) -> pd.DataFrame: ...
    @property
    def statuses(self) -> pd.DataFrame: ...
    @property
    def measurements(self) -> pd.DataFrame: ...
    @property
    def scores(self) -> pd.DataFrame: ...
    @property
    def plans(self) -> pd.DataFrame: ...
    def answers(self, instrument: str, version: str) -> pd.DataFrame: ...


@dataclass(frozen=True)
class Cohort:
    """Paths in scope that share a day with the period; episodes and measurements carry the path they belong to.

    Paths, episodes and measurements are as known on the period's last day, so that the report of a closed period
    stays the same. Measurements carry their point.
    """

    question: Question
    tables: Tables
    paths: pd.DataFrame
    episodes: pd.DataFrame
    measurements: pd.DataFrame

    def population(self, name: str) -> pd.DataFrame:
        """One row a client: the latest path that `started`, `ended` or was `active` in the period."""
        period = self.question.period
        chosen = {
            "active": pd.Series(True, index=self.paths.index),
            "started": period.holds(self.paths["start"]),
            "ended": period.holds(self.paths["end"]),
        }[name]
        rows = self.paths.loc[chosen].sort_values(["client", "start"])
        return rows.drop_duplicates("client", keep="last").reset_index(drop=True)

    def measured(self, people: pd.DataFrame, point: Point) -> pd.DataFrame:
        """The measurements by any meter at a point of these paths (client, path)."""
        there = self.measurements[self.measurements["point"] == point.value]
        return there.merge(people[ON_PATH], on=ON_PATH)

    def active_episodes(self, people: pd.DataFrame) -> pd.DataFrame:
        """The episodes of these clients, on any of their paths, that share a day with the period."""
        active = self.question.period.touches(self.episodes["start"], self.episodes["end"])
        return self.episodes[active & self.episodes["client"].isin(people["client"])]


def cohort_of(tables: Tables, question: Question) -> Cohort:
    """The cohort in one part of a snapshot."""
    end = question.period.end
    episodes = known_on(tables.episodes, end)
    episodes = episodes.assign(path=number_paths(episodes, question.gap_days))
    every = build_paths(episodes, question.gap_days)
    paths = every[question.period.touches(every["start"], every["end"])]
    paths = paths[question.scope.holds(paths, episodes, tables.residences, question.period)]
    measurements = _measurements(tables.measurements, every, question)
    return Cohort(question, tables, paths, _on(episodes, paths), _on(measurements, paths))


def _measurements(measurements: pd.DataFrame, paths: pd.DataFrame, question: Question) -> pd.DataFrame:
    asked = measurements["instrument"].map(
        {name: question.perspective(name) for name in measurements["instrument"].unique()}
    )
    known = (measurements["date"] <= question.period.end) & (measurements["respondent"] == asked)
    return assign_points(paths, measurements[known], question.rules, by=["instrument"])


def _on(rows: pd.DataFrame, paths: pd.DataFrame) -> pd.DataFrame:
    """The rows that belong to one of the paths."""
    kept = rows[rows["path"].notna()].astype({"path": "int64"})
    return kept.merge(paths[ON_PATH], on=ON_PATH)
