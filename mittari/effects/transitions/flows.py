"""How many moved from where to where."""

import numpy as np
import pandas as pd

from mittari.effects.transitions.histories import CENSORED, Histories


def flows(stays: Histories) -> pd.DataFrame:
    """A row for each move that occurs (from, to), in the order of the statuses.

    Columns: moves, clients, time_in_from (all time of all clients in the status they came from), per_time (moves a unit
    of time in it).
    """
    rows = pd.DataFrame({"from": stays.origin, "to": stays.to, "client": stays.client})
    lived = np.bincount(stays.origin, stays.exit - stays.entry, minlength=len(stays.states))
    moved = rows[rows["to"] != CENSORED].groupby(["from", "to"])["client"]
    found = pd.DataFrame({"moves": moved.size(), "clients": moved.nunique()})
    origin, to = (found.index.get_level_values(name) for name in ("from", "to"))
    found = found.assign(time_in_from=lived[origin], per_time=found["moves"] / lived[origin])
    names = np.array(stays.states, dtype=object)
    found.index = pd.MultiIndex.from_arrays([names[origin], names[to]], names=["from", "to"])
    return found
