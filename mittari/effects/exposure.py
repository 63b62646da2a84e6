"""How long each client had been in each service before each measurement, as a matrix of weights."""

from typing import Literal

import numpy as np
import pandas as pd
from scipy import sparse

Overlap = Literal["once", "add"]


def dose(
    time: np.ndarray,
    client: np.ndarray,
    *,
    spell_client: np.ndarray,
    group: np.ndarray,
    groups: int,
    start: np.ndarray,
    end: np.ndarray,
    overlap: Overlap = "once",
) -> sparse.csr_array:
    """The time in each group before each measurement: (measurements, groups), in the unit of the times.

    Sum over spells of max(0, min(time, end) - start); spells of one client in one group that overlap count `once`, or
    each (`add`); different groups always count each. `client` and `spell_client` hold the same codes.
    """
    spells = pd.DataFrame({"client": spell_client, "group": group, "start": start, "end": end})
    if overlap == "once":
        spells = _united(spells)
    order = np.argsort(client, kind="stable")
    first = np.searchsorted(client[order], spells["client"], side="left")
    count = np.searchsorted(client[order], spells["client"], side="right") - first
    spell = np.repeat(np.arange(len(spells)), count)
    within = np.arange(len(spell)) - np.repeat(np.cumsum(count) - count, count)
    row = order[np.repeat(first, count) + within]
    begun, over = spells["start"].to_numpy()[spell], spells["end"].to_numpy()[spell]
    lived = np.minimum(time[row], over) - begun
    there = lived > 0
    places = (row[there], spells["group"].to_numpy()[spell][there])
    return sparse.coo_array((lived[there], places), shape=(len(time), groups)).tocsr()


def share(weights: sparse.csr_array) -> sparse.csr_array:
    """Weights divided by their row's sum; rows without any stay empty."""
    total = weights.sum(axis=1)
    return sparse.csr_array(sparse.diags_array(1 / np.where(total > 0, total, 1.0)) @ weights)


def _united(spells: pd.DataFrame) -> pd.DataFrame:
    """Spells of one client in one group that overlap or touch, as one."""
    ordered = spells.sort_values(["client", "group", "start"], kind="stable", ignore_index=True)
    keys = ordered.groupby(["client", "group"], sort=False)
    before = keys["end"].cummax().groupby([ordered["client"], ordered["group"]], sort=False).shift()
    spell = (before.isna() | (ordered["start"] > before)).cumsum()
    parts = ordered.groupby(spell, sort=False)
    return parts.agg({"client": "first", "group": "first", "start": "min", "end": "max"})
