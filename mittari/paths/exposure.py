"""How much of each service a client had received before a date."""

from typing import Literal

import numpy as np
import pandas as pd

from mittari.paths.path import SECONDS, number_paths

MONTH = 365.25 / 12 * 86_400
"""Seconds of a mean month."""


def exposure(episodes: pd.DataFrame, dates: pd.DataFrame, overlap: Literal["once", "add"] = "once") -> pd.DataFrame:
    """Each client's months in each service before each date: client, date, service, months (dose), share.

    `dates` has the columns client and date. A month is 30.4375 days; an episode lasts from its start up to its end,
    or up to the date while it goes on. Overlapping episodes in the same service count `once`, or each (`add`);
    different services always count each. `share` is the part of the client's months up to that date (they sum to 1).
    A service without any time before the date has no row.
    """
    spells = episodes[["client", "service", "start", "end"]]
    spells = _united(spells) if overlap == "once" else spells
    wanted = dates[["client", "date"]].drop_duplicates()
    pairs = wanted.merge(spells, on="client")
    until = pairs["end"].where(pairs["end"] < pairs["date"], pairs["date"])
    pairs = pairs.assign(months=((until - pairs["start"]).dt.total_seconds() / MONTH).clip(lower=0))
    keys = ["client", "date", "service"]
    months = pairs[pairs["months"] > 0].groupby(keys, sort=True)["months"].sum().reset_index()
    total = months.groupby(["client", "date"])["months"].transform("sum")
    return months.assign(share=months["months"] / total)


def _united(spells: pd.DataFrame) -> pd.DataFrame:
    keys = ["client", "service"]
    rows = spells.assign(spell=number_paths(spells, gap_days=0, keys=keys), going_on=spells["end"].isna())
    united = rows.groupby([*keys, "spell"], sort=False).agg(
        start=("start", "min"), end=("end", "max"), going_on=("going_on", "max")
    )
    united["end"] = united["end"].mask(united["going_on"], np.datetime64("NaT")).astype(SECONDS)
    return united.reset_index()[[*keys, "start", "end"]]
