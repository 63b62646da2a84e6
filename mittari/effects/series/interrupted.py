"""The interrupted time series: level and slope of one series before and after a change."""

import numpy as np
import pandas as pd

from mittari.effects.series.points import Points, read_points
from mittari.effects.series.result import InterruptedSeries
from mittari.errors import InputError, Problem
from mittari.statistics.even_series import fit_plain, fit_series, is_identified

NAMES = ("intercept", "trend", "level", "slope")


def interrupted_series(
    frame: pd.DataFrame,
    *,
    time: str = "time",
    value: str = "value",
    change: float,
    season: str | None = None,
    control: str | None = None,
    log: bool = False,
    lag: int | None = None,
    source: str = "series",
) -> InterruptedSeries:
    """Whether a series went on after a change as it would have, by generalised least squares with AR(1) errors.

    y = b0 + trend t + level post + slope (t - t0) post + season + e, corr(e_t, e_s) = phi^|t - s|, by REML; t0 is one
    step before the first time from `change` on, so that the effect k units of time after t0 is level + slope k.
    `frame` has one row a point in time (a month's rate, mean or count), evenly apart; gaps are allowed. `season` names
    a column of seasons such as the month; `control` one with a series that the change did not touch, which is
    subtracted; `log` analyses logarithms, so that effects are ratios. Ordinary least squares and Newey-West (up to
    `lag` neighbours: the number of seasons, else 4 (n/100)^(2/9)) stand beside. Intervals hold the error of phi too: in
    simulated series of 24 to 120 points (phi .3 to .5) 94 to 98 % hold; with phi taken as known 91 to 94 %, by
    Newey-West 74 to 83 %.
    Assumes that the time of the change was named beforehand, that the old line would have gone on, that nothing else
    happened then, and normal errors whose correlation fades by phi a step. Level and slope are in units of the value.
    Checked: R's nlme::gls, lm and sandwich on Seatbelts, level -.243459 (se .060097; least squares .040324,
    Newey-West .021738), phi .523166, to 1e-6. Sources: Wagner 2002; Bernal, Cummins & Gasparrini 2017.
    """
    points = read_points(
        frame, time=time, value=value, change=change, season=season, control=control, log=log, source=source
    )
    seasons = np.unique(points.season) if points.season is not None else np.array([])
    design = _design(points, seasons)
    _check(points, design, source)
    neighbours = _lag(len(points.time), len(seasons)) if lag is None else lag
    if not 0 <= neighbours < len(points.time):
        raise InputError([Problem("lag", "", f"{lag} is no number of neighbours", "give for example 12 for months")])
    return InterruptedSeries(
        fit=fit_series(points.value, design, points.steps),
        plain=fit_plain(points.value, design, neighbours),
        points=points,
        design=design,
        names=NAMES + tuple(f"season={name}" for name in seasons[1:]),
        lag=neighbours,
        log=log,
        control=control,
    )


def _design(points: Points, seasons: np.ndarray) -> np.ndarray:
    one = np.ones(len(points.time))
    own = [(points.season == name).astype(np.float64) for name in seasons[1:]]
    return np.column_stack([one, points.time, points.after.astype(np.float64), points.since, *own])


def _lag(size: int, seasons: int) -> int:
    # Newey & West 1994.
    return min(seasons or int(4 * (size / 100) ** (2 / 9)), size - 1)


def _check(points: Points, design: np.ndarray, source: str) -> None:
    before, after = int((~points.after).sum()), int(points.after.sum())
    if len(points.value) <= design.shape[1] or not is_identified(design):
        reason = f"{before} points before and {after} after can't tell level, slope and seasons apart"
        raise InputError([Problem(source, "", reason, "8 points either side are the least; each season needs some")])
    left = points.value - design @ np.linalg.lstsq(design, points.value)[0]
    if left @ left <= 1e-20 * max(points.value @ points.value, 1e-300):
        reason = "the points lie exactly on two lines, so there is nothing left to estimate an error from"
        raise InputError([Problem(source, "", reason, "look whether they were computed, not measured")])
