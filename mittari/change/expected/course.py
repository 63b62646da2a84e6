"""Curves by where people started, and each later score of a person beside the band of its curve."""

from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist

import numpy as np
import pandas as pd

from mittari.change.expected.curve import Curve, Knowing, Shape
from mittari.change.expected.since import Since
from mittari.change.expected.strata import strata_edges
from mittari.change.judge import SIGN, check_better
from mittari.errors import InputError, Problem


class Track(StrEnum):
    """Where a score lies beside the band that was expected."""

    BETTER = "better_than_expected"
    ON_TRACK = "on_track"
    NOT_ON_TRACK = "not_on_track"
    CANNOT_TELL = "cannot_tell"


class NoTrack(StrEnum):
    """Why nothing can be said of a score."""

    OTHER_START = "start_not_seen_before"
    TOO_LATE = "later_than_the_curve"
    END_OF_SCALE = "band_ends_at_the_scale"


@dataclass(frozen=True)
class Plan:
    """How curves are made and read: `band` is the share (0-1) of people like these whose score it holds.

    `low` and `high` are the ends of the scale, `better` says which way leads out of the band at its good side.
    """

    better: str
    strata: int = 3
    shape: Shape = "line"
    band: float = 0.8
    knowing: Knowing = "start"
    low: float | None = None
    high: float | None = None

    def __post_init__(self) -> None:
        check_better(self.better)
        problems = []
        if not 0 < self.band < 1:
            problems.append(Problem("band", "", f"{self.band} is not between 0 and 1", "give for example 0.8"))
        if self.strata < 1:
            problems.append(Problem("strata", "", f"{self.strata} is not a number from 1 up", "give for example 3"))
        if self.low is not None and self.high is not None and not self.low < self.high:
            problems.append(Problem("low, high", "", f"{self.low} is not below {self.high}", "give the score's range"))
        if problems:
            raise InputError(problems)


@dataclass(frozen=True)
class ExpectedCourse:
    """One curve a stratum; `edges` are the first scores between which the strata lie (the upper one begins there)."""

    plan: Plan
    edges: np.ndarray
    curves: tuple[Curve, ...]

    @classmethod
    def of(
        cls, earlier: Since, plan: Plan, edges: np.ndarray | None = None, source: str = "earlier"
    ) -> "ExpectedCourse":
        """The curves of an earlier cohort, in strata of about as many clients each; errors name its `source`."""
        if not earlier.followed.any():
            advice = "a course needs people who were measured twice or more"
            raise InputError([Problem(source, "", "nobody has a score after the first", advice)])
        if edges is None:
            edges = strata_edges(earlier.first[earlier.followed], plan.strata)
        strata = np.searchsorted(edges, earlier.first, side="right")
        parts = [earlier.of_clients(strata == number) for number in range(len(edges) + 1)]
        curves = [_curve(part, plan.shape, number, source) for number, part in enumerate(parts, 1)]
        return cls(plan, edges, tuple(curves))

    def stratum(self, first: np.ndarray) -> np.ndarray:
        """The number of the stratum, from 0, of each first score."""
        return np.searchsorted(self.edges, first, side="right")

    def follow(self, since: Since) -> pd.DataFrame:
        """One row a later score, in order of client and time.

        Columns: client, stratum (from 1), first, since, score, expected, low, high (the band; both kept on the
        scale), clipped (whether that changed one of the three), track and reason.
        """
        strata = self.stratum(since.first)
        columns = {name: np.full(len(since.score), np.nan) for name in ("expected", "error", "longest")}
        seen = np.zeros(len(since.names), dtype=bool)
        for number, curve in enumerate(self.curves):
            own, part = strata == number, since.of_clients(strata == number)
            rows = own[since.client]
            columns["expected"][rows], columns["error"][rows] = curve.predict(part, self.plan.knowing)
            columns["longest"][rows] = curve.longest
            seen[own] = (part.first >= curve.lowest) & (part.first <= curve.highest)
        half = NormalDist().inv_cdf((1 + self.plan.band) / 2) * columns["error"]
        free = {"expected": columns["expected"], "low": columns["expected"] - half, "high": columns["expected"] + half}
        kept = {name: np.clip(values, self.plan.low, self.plan.high) for name, values in free.items()}
        known = {"client": since.names[since.client], "stratum": strata[since.client] + 1}
        known |= {"first": since.first[since.client], "since": since.since, "score": since.score}
        clipped = np.any([kept[name] != free[name] for name in free], axis=0)
        outside = {NoTrack.OTHER_START: ~seen[since.client], NoTrack.TOO_LATE: since.since > columns["longest"]}
        return pd.DataFrame(known | kept | {"clipped": clipped} | self._track(since.score, free, outside))

    def _track(
        self, score: np.ndarray, free: dict[str, np.ndarray], outside: dict[NoTrack, np.ndarray]
    ) -> dict[str, np.ndarray]:
        """The columns track and reason; a score at the worst end can't be beyond a band that ends there too."""
        higher = SIGN[self.plan.better] > 0
        worst = self.plan.low if higher else self.plan.high
        below, above = score < free["low"], score > free["high"]
        if not higher:
            below, above = above, below
        ends = dict(outside)
        if worst is not None:
            end = free["low"] <= worst if higher else free["high"] >= worst
            ends[NoTrack.END_OF_SCALE] = end & (score == worst)
        reason = np.select(list(ends.values()), [one.value for one in ends], "").astype(object)
        words = np.select([below, above], [Track.NOT_ON_TRACK.value, Track.BETTER.value], Track.ON_TRACK.value)
        return {"track": np.where(reason == "", words, Track.CANNOT_TELL.value), "reason": reason}


def _curve(part: Since, shape: Shape, number: int, source: str) -> Curve:
    try:
        return Curve.of(part, shape)
    except InputError as error:
        place = f"stratum {number} ({int(part.followed.sum())} clients with a score after the first)"
        advice = "take fewer strata (--strata), or an earlier cohort of more people"
        raise InputError([Problem(source, place, problem.reason, advice) for problem in error.problems]) from None
