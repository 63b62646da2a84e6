"""Whether curves hold for people they were not made from: part after part of the earlier clients is held out."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.change.expected.course import ExpectedCourse, Plan, Track
from mittari.change.expected.since import Since
from mittari.errors import InputError
from mittari.statistics.intervals import normal_quantile

PARTS = 5
APART = 0.03
"""Bands that miss their share by more than this, and by more than chance, are called not calibrated."""


@dataclass(frozen=True)
class HeldOut:
    """Earlier clients against curves made without them.

    `shares` has one row for all and one a stratum: scores, clients, below (share that was not on track), its 95 %
    interval low, high (scores of one client belong together) and above (share better than expected). `late` counts
    clients who were ever below the band before their last score, and of these those who were not at the last one.
    """

    shares: pd.DataFrame
    nominal: float
    late: tuple[int, int]

    @property
    def uncalibrated(self) -> list[str]:
        """What must be said of strata whose bands do not hold the share they should."""
        rows = self.shares.iloc[1:] if len(self.shares) > 2 else self.shares.iloc[:1]
        off = (rows["below"] - self.nominal).abs() > APART
        off &= (rows["low"] > self.nominal) | (rows["high"] < self.nominal)
        return [
            f"NOT CALIBRATED in {name}: {row['below']:.1%} of held-out scores are below the band, not "
            f"{self.nominal:.0%}; take another --shape, other strata, or an earlier cohort that is more alike."
            for name, row in rows[off].iterrows()
        ]


def held_out(earlier: Since, course: ExpectedCourse, seed: int = 1) -> HeldOut | None:
    """The shares beyond the bands in clients held out, in five parts; None where a part leaves too few for curves.

    Who is in which part is drawn with `seed`, whatever the order of clients. Near (1 - band) / 2 should be below.
    """
    people = len(earlier.names)
    later = [np.bincount(earlier.client, values, people).round(9) for values in (earlier.score, earlier.since)]
    part = np.empty(people, dtype=np.int64)
    part[np.lexsort([*later, earlier.first])] = np.random.default_rng(seed).permutation(people) % PARTS
    tables = []
    for number in range(PARTS):
        try:
            others = ExpectedCourse.of(earlier.of_clients(part != number), course.plan, course.edges)
        except InputError:
            return None
        tables.append(others.follow(earlier.of_clients(part == number)))
    rows = pd.concat(tables, ignore_index=True)
    return HeldOut(_shares(rows, course.plan), (1 - course.plan.band) / 2, _late(rows))


def _shares(rows: pd.DataFrame, plan: Plan) -> pd.DataFrame:
    told = rows[rows["track"] != Track.CANNOT_TELL]
    groups = {"all": told} | {f"stratum {number}": own for number, own in told.groupby("stratum")}
    return pd.DataFrame({name: _share(group) for name, group in groups.items()}).T


def _share(rows: pd.DataFrame) -> dict[str, float]:
    below = rows["track"] == Track.NOT_ON_TRACK
    clients = pd.DataFrame({"client": rows["client"], "below": below, "scores": 1}).groupby("client").sum()
    share, count = below.mean(), len(clients)
    squares = ((clients["below"] - share * clients["scores"]) ** 2).sum() * count / max(count - 1, 1)
    half = normal_quantile(0.95) * np.sqrt(squares) / max(len(rows), 1)
    found = {"scores": len(rows), "clients": count, "below": share, "low": share - half, "high": share + half}
    return found | {"above": (rows["track"] == Track.BETTER).mean()}


def _late(rows: pd.DataFrame) -> tuple[int, int]:
    """Clients below the band before their last score, and those of them who were not below at the last."""
    told = rows[rows["track"] != Track.CANNOT_TELL]
    below, last = told["track"] == Track.NOT_ON_TRACK, ~told["client"].duplicated(keep="last")
    early = set(told.loc[below & ~last, "client"])
    back = told.loc[~below & last, "client"].isin(early)
    return len(early), int(back.sum())
