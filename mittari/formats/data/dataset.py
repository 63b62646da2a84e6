"""What an export holds, whatever the format: tables, their columns, and what their values mean."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from mittari.answers.non_answer import NonAnswer

Progress = Callable[[float, float], None]


class Kind(StrEnum):
    """What stands in a column's cells.

    TEXT is str, DAY datetime64[s] and WHOLE Int64, each empty where there is nothing; REAL is float64 with NaN. ANSWER
    is a whole number type or float64 whose cells are codes, those of the four non-answers among them.
    """

    TEXT = "text"
    DAY = "day"
    WHOLE = "whole"
    REAL = "real"
    ANSWER = "answer"


@dataclass(frozen=True)
class Column:
    """One column: `label` is for people, `holds` names what it is for programs (`item calm`), `labels` its values.

    `decimals` tells of an ANSWER column whether some of its answers are not whole, `ordered` whether a higher code is
    more of something, `complete` whether every value has a name.
    """

    name: str
    kind: Kind
    label: str
    holds: str
    labels: Mapping[int | str, str] = field(default_factory=dict)
    decimals: bool = False
    ordered: bool = False
    complete: bool = False


@dataclass(frozen=True)
class Table:
    """One table: `read` gives its rows in pieces, at least one, whose columns are `columns`.

    `key` names the columns that tell a row; `refers` gives the table whose key a column holds.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: int
    read: Callable[[], Iterator[pd.DataFrame]]
    key: tuple[str, ...] = ()
    refers: Mapping[str, str] = field(default_factory=dict)

    def frame(self) -> pd.DataFrame:
        """All rows at once."""
        return pd.concat(list(self.read()), ignore_index=True)


@dataclass(frozen=True)
class Dataset:
    """All tables of an export; `about` are sentences for who receives it, `non_answers` the names of their codes."""

    title: str
    language: str
    created: str
    about: tuple[str, ...]
    tables: tuple[Table, ...]
    non_answers: Mapping[NonAnswer, str]

    @property
    def rows(self) -> int:
        """The rows of all tables."""
        return sum(table.rows for table in self.tables)
