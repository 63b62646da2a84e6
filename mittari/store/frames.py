"""Rows as frames."""

from typing import Any

import pandas as pd
from sqlalchemy import Connection, Select


def frame(connection: Connection, query: Select[Any], dates: tuple[str, ...] = ()) -> pd.DataFrame:
    """What a query finds, one column each as it is named; `dates` become datetime64[s], NaT where there is none."""
    result = connection.execute(query)
    found = pd.DataFrame(result.all(), columns=list(result.keys()))
    return found.assign(**{name: pd.to_datetime(found[name]).astype("datetime64[s]") for name in dates})
