"""Twelve made-up people with ties, gaps, late entry, returns and competing exits, as stays and as statuses."""

import io

import pandas as pd

from mittari.effects.transitions.histories import Histories
from mittari.effects.transitions.read_stays import read_stays

STAYS = """client,entry,exit,from,to
a,0,2,unemployed,service
a,2,5,service,open_job
a,5,9,open_job,unemployed
a,9,12,unemployed,
b,0,2,unemployed,service
b,2,8,service,unemployed
b,8,10,unemployed,pension
c,0,4,unemployed,
d,0,5,service,open_job
d,5,12,open_job,
e,0,5,unemployed,open_job
e,5,7,open_job,
f,0,3,service,unemployed
f,3,12,unemployed,
g,3,8,unemployed,service
g,8,12,service,open_job
h,4,8,service,pension
i,0,2,unemployed,
i,5,9,unemployed,open_job
i,9,11,open_job,
j,0,9,unemployed,service
j,9,10,service,
k,0,12,unemployed,
l,0,1,unemployed,death
"""


def stays() -> pd.DataFrame:
    """One row a stay: client, entry, exit, from, to (empty where not known)."""
    return pd.read_csv(io.StringIO(STAYS))


def parted() -> pd.DataFrame:
    """The stays, with i after the gap as another person."""
    rows = stays()
    return rows.assign(client=rows["client"].mask((rows["client"] == "i") & (rows["entry"] >= 5), "i2"))


def statuses() -> pd.DataFrame:
    """The same lives as rows of client, time and status; empty where it is not known from then on."""
    rows = stays()
    begins = rows[["client", "entry", "from"]].set_axis(["client", "time", "status"], axis=1)
    ends = rows[["client", "exit", "to"]].set_axis(["client", "time", "status"], axis=1)
    both = pd.concat([begins, ends]).drop_duplicates(["client", "time"])
    return both.sort_values(["client", "time"], ignore_index=True)


STATES = ("unemployed", "service", "open_job", "pension", "death")


def histories(rows: pd.DataFrame | None = None, order: tuple[str, ...] = STATES) -> Histories:
    """The twelve, or other stays, with their statuses in this order."""
    rows = stays() if rows is None else rows
    names = {"client": "client", "entry": "entry", "exit": "exit", "status": "from", "to": "to"}
    return read_stays(rows, **names, absorbing=STATES[3:], order=order)
