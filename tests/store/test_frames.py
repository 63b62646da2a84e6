"""Rows as frames have their columns and kinds, also when there are none."""

import pandas as pd
from sqlalchemy import Engine, select

from mittari.store.engine import reading
from mittari.store.frames import frame
from mittari.store.schema.services import episodes


def test_days_are_seconds_and_open_ends_are_nat(path: Engine) -> None:
    query = select(episodes.c.service, episodes.c.start, episodes.c.end).order_by(episodes.c.start)
    with reading(path) as connection:
        found = frame(connection, query, dates=("start", "end"))
    assert found["start"].tolist() == [pd.Timestamp(2025, 2, 1), pd.Timestamp(2025, 4, 1)]
    assert found["end"].isna().tolist() == [False, True]
    assert (found.dtypes[["start", "end"]] == "datetime64[s]").all()


def test_no_rows(world: Engine) -> None:
    with reading(world) as connection:
        found = frame(connection, select(episodes.c.start, episodes.c.end), dates=("start",))
    assert (list(found.columns), len(found), str(found["start"].dtype)) == (["start", "end"], 0, "datetime64[s]")
