"""Which status somebody had on a date."""

import pandas as pd

from mittari.paths.path import SECONDS

UNKNOWN = "unknown"


def status_at(statuses: pd.DataFrame, dates: pd.DataFrame) -> pd.Series:
    """The status of each client on each date, indexed as `dates` (client, date): the last one that started by then.

    "unknown" where none had started, or the date is missing. Of statuses that start on one day the one recorded last
    (the later row) counts.
    """
    asked = dates.reset_index(drop=True)[["client", "date"]].astype({"date": SECONDS}).dropna(subset=["date"])
    asked = asked.reset_index(names="position").sort_values(["date", "position"])
    # Columns without rows have no type of their own.
    known = statuses[["client", "status", "start"]].astype({"start": SECONDS, "client": asked["client"].dtype})
    known = known.sort_values("start", kind="stable")
    found = pd.merge_asof(asked, known, left_on="date", right_on="start", by="client")
    status = found.set_index("position")["status"].reindex(range(len(dates)))
    return status.astype(object).fillna(UNKNOWN).set_axis(dates.index)
