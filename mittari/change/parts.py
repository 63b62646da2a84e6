"""Clients that come in parts, as from the partitions of a snapshot: each client in one part."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from mittari.errors import InputError, Problem


def check_parts(clients: Sequence[pd.Index], column: str, source: str) -> pd.Index:
    """All clients in the order of the parts; raises InputError where one is in several parts."""
    if len(clients) == 1:
        return clients[0]
    together = pd.Index(np.concatenate([one.to_numpy() for one in clients]) if clients else [])
    if twice := len(together[together.duplicated()].unique()):
        reason = f"{twice} client{'s have' if twice > 1 else ' has'} rows in several parts"
        raise InputError([Problem(source, column, reason, "put all rows of a client into one part")])
    return together


def part_of(source: str, number: int) -> str:
    """What a part is called in errors; parts are numbered from 1."""
    return f"{source}, part {number}"
