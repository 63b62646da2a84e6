"""Statuses month by month, of clients of two kinds whom nobody can tell apart, some of them not seen to the end."""

import numpy as np
import pandas as pd

from bench.simulations.study import coverage, share_held
from mittari.effects.transitions.read_statuses import read_statuses
from mittari.effects.transitions.transitions import transitions

CLIENTS, MONTHS, POINTS = 150, 12, (6, 12)
STATUSES = ("unemployed", "service", "job", "pension")
KINDS = np.array(
    [
        [[0.75, 0.15, 0.10, 0.00], [0.15, 0.70, 0.15, 0.00], [0.05, 0.02, 0.93, 0.00], [0, 0, 0, 1]],
        [[0.86, 0.10, 0.02, 0.02], [0.20, 0.77, 0.02, 0.01], [0.25, 0.05, 0.69, 0.01], [0, 0, 0, 1]],
    ]
)
"""Chances to go from one status to another within a month; a client is of either kind by chance."""


def months(rng: np.random.Generator) -> pd.DataFrame:
    """One row a client and month, all unemployed at first; two of five clients leave the study at some month."""
    kind, status = rng.integers(0, 2, CLIENTS), np.zeros(CLIENTS, dtype=int)
    course = [status]
    for _ in range(MONTHS):
        upto = KINDS[kind, status].cumsum(axis=1)
        status = (rng.random((CLIENTS, 1)) > upto).sum(axis=1).clip(max=3)
        course.append(status)
    last = np.where(rng.random(CLIENTS) < 0.4, rng.integers(2, MONTHS, CLIENTS), MONTHS)
    rows = [
        (client, month, each[client]) for month, each in enumerate(course) for client in np.flatnonzero(month <= last)
    ]
    frame = pd.DataFrame(rows, columns=["client", "month", "code"]).sort_values(["client", "month"])
    gone = (frame["code"] == 3) & (frame.groupby("client")["code"].shift() == 3)
    return frame[~gone].assign(status=lambda kept: np.array(STATUSES)[kept["code"]])


def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
    """Whether intervals of the share in a job, and of the mean time in it, hold those of both kinds together."""
    stays = read_statuses(months(rng), client="client", time="month", status="status", absorbing=["pension"])
    at = transitions(stays, at=[float(point) for point in POINTS], replicates=0).occupancy.at
    rows = at[at.index.get_level_values("status") == "job"].droplevel("status").to_dict("index")
    held = {}
    for point in POINTS:
        row = rows[point]
        held[f"share in a job after {point} months"] = share_held((row["low"], row["high"]), SHARE[point], fault)
    ends = row["mean_time_low"], row["mean_time_high"]
    held[f"mean time in a job within {MONTHS} months"] = share_held(ends, SHARE[:MONTHS].sum(), fault)
    return held


SHARE = np.array([np.linalg.matrix_power(KINDS, month)[:, 0, 2].mean() for month in range(MONTHS + 1)])
NAMES = [f"share in a job after {point} months" for point in POINTS] + [f"mean time in a job within {MONTHS} months"]
STUDY = coverage(
    name="Statuses over time",
    about=f"{CLIENTS} clients of two kinds that nobody can tell apart (so that the next status hangs on more than the "
    "present one), two of five of them not seen to the end",
    once=once,
    judged=NAMES,
    quick=60,
    mistake=0.5,
)
