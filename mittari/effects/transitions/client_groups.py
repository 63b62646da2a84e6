"""Which group each client is in, by a column that says the same in all rows of a client."""

import pandas as pd

from mittari.change.number_column import is_empty, missing_columns, problems_at
from mittari.errors import InputError


def client_groups(frame: pd.DataFrame, *, client: str, group: str, source: str = "statuses") -> pd.Series:
    """The group of each client, as text, indexed by client.

    Raises InputError naming each line without a group, or with another one than an earlier line of that client.
    """
    if problems := missing_columns(frame, [client, group], source):
        raise InputError(problems)
    empty, names = is_empty(frame[group]), frame[group].astype(str).str.strip()
    advice = "name the group that the client was in at the start"
    problems = problems_at(empty, group, source, "is empty", advice)
    other = names.ne(names.groupby(frame[client].to_numpy()).transform("first")).to_numpy() & ~empty
    problems += problems_at(other, group, source, "this client is in another group in an earlier row", advice)
    if problems:
        raise InputError(problems)
    return pd.Series(names.to_numpy(), index=frame[client].to_numpy()).groupby(level=0).first()
