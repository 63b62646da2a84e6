"""Shares over time as tables: every move, and fixed points of follow-up with intervals."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.effects.transitions.aalen_johansen import Occupancy, aalen_johansen
from mittari.effects.transitions.bootstrap import bootstrap_shares
from mittari.effects.transitions.histories import Histories
from mittari.effects.transitions.interval import share_interval
from mittari.statistics.intervals import normal_quantile

Advance = Callable[[float, float], None]
SMALL = 1e-9


@dataclass(frozen=True)
class Curve:
    """The shares of `people`. Tables have a row a time and status; the first time of `path` is the start.

    `path`: share (0-1), se, low, high (95 %), at_risk (seen in the status just before the time).
    `at`, of the points asked for: share, se, low, high, boot_low, boot_high (percentiles of clients drawn again),
    clients (known to be in the status then), known (in any), unseen (the share of people in statuses in which nobody
    was seen any longer, at that point or before: what became of them is not known), mean_time (in the status from the
    start up to the point), mean_time_se, mean_time_low, mean_time_high. NaN where nobody was followed so long.
    """

    people: Histories
    path: pd.DataFrame
    at: pd.DataFrame


def curve(people: Histories, points: np.ndarray, replicates: int, seed: int, advance: Advance | None = None) -> Curve:
    """The shares in each status, at every move and at the points, which are in order."""
    found = aalen_johansen(people, points)
    drawn = bootstrap_shares(people, points, replicates, seed, advance) if replicates and len(points) else None
    return Curve(people, _path(people, found), _at(people, found, points, drawn))


def _path(people: Histories, found: Occupancy) -> pd.DataFrame:
    known = people.known(found.times)[:, None]
    low, high = share_interval(found.share, found.se, known, len(people.names))
    risk = np.vstack([people.seen(people.start), found.at_risk]).astype(np.int64)
    columns = {"share": found.share, "se": found.se, "low": low, "high": high, "at_risk": risk}
    return _long(columns, found.times, people.states)


def _at(people: Histories, found: Occupancy, points: np.ndarray, drawn: np.ndarray | None) -> pd.DataFrame:
    row = found.place(points)
    share, se = found.share[row], found.se[row]
    clients = np.array([people.seen(point) for point in points]).reshape(share.shape)
    known = np.broadcast_to(clients.sum(axis=1, keepdims=True), share.shape)
    low, high = share_interval(share, se, known, len(people.names))
    # A share of all replicates that is nowhere has no quantile, and numpy warns of it.
    if drawn is None or np.isnan(drawn).all():
        boot_low, boot_high = np.full((2, *share.shape), np.nan)
    else:
        boot_low, boot_high = np.nanquantile(drawn, [0.025, 0.975], axis=0)
    lost = np.maximum(_lost(people, found)[row], _out_of_sight(people, share, clients))
    figures = {"share": share, "se": se, "low": low, "high": high, "boot_low": boot_low, "boot_high": boot_high}
    figures |= _mean_times(found, points - people.start)
    over = ((share * ~people.absorbing).sum(axis=1) > SMALL) & ~(clients * ~people.absorbing).any(axis=1)
    figures = {name: np.where(over[:, None], np.nan, values) for name, values in figures.items()}
    counts = {"clients": clients, "known": known, "unseen": np.broadcast_to(lost[:, None], share.shape)}
    return _long(figures | counts, points, people.states)


def _mean_times(found: Occupancy, longest: np.ndarray) -> dict[str, np.ndarray]:
    half = normal_quantile(0.95) * found.stay_se
    low, high = np.maximum(found.stay - half, 0), np.minimum(found.stay + half, longest[:, None])
    return {"mean_time": found.stay, "mean_time_se": found.stay_se, "mean_time_low": low, "mean_time_high": high}


def _lost(people: Histories, found: Occupancy) -> np.ndarray:
    """The largest share so far, one a time, that stood where nobody was at risk when others moved."""
    alone = (found.at_risk == 0) & ~people.absorbing
    return np.maximum.accumulate(np.append(0.0, _sizeable(found.share[:-1] * alone).sum(axis=1)))


def _out_of_sight(people: Histories, share: np.ndarray, clients: np.ndarray) -> np.ndarray:
    return _sizeable(share * ((clients == 0) & ~people.absorbing)).sum(axis=1)


def _sizeable(share: np.ndarray) -> np.ndarray:
    return np.where(share > SMALL, share, 0)


def _long(columns: dict[str, np.ndarray], times: np.ndarray, states: tuple[str, ...]) -> pd.DataFrame:
    index = pd.MultiIndex.from_product([times, states], names=["time", "status"])
    return pd.DataFrame({name: values.reshape(-1) for name, values in columns.items()}, index=index)
