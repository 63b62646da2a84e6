"""A file of answers that a command has read, with the columns that say who and when beside the codes."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from mittari.answers.frame import CellProblem, Origin, read_codes
from mittari.answers.shown import Columns
from mittari.definitions.meter import Meter
from mittari.errors import InputError, Problem
from mittari.formats.csv_file import open_csv


@dataclass(frozen=True)
class AnswersFile:
    """A file of answers that was read: its rows as text, their codes, and the cells that could not be read."""

    name: str
    frame: pd.DataFrame
    codes: Columns
    problems: list[CellProblem]

    @classmethod
    def read(cls, meter: Meter, path: Path) -> "AnswersFile":
        """The answers of a file; raises InputError if it can't be read, or an item that is needed has no column."""
        source = open_csv(path)
        frame = source.read()
        codes, problems = read_codes(meter, frame, Origin(path.name, 2, source.decimal_comma))
        return cls(path.name, frame, codes, problems)

    def column(self, name: str) -> pd.Series:
        """A column as text without blanks at the ends."""
        if name not in self.frame.columns:
            advice = f"the file has: {', '.join(map(str, self.frame.columns[:20]))}"
            raise InputError([Problem(self.name, name, "there is no such column", advice)])
        return self.frame[name].str.strip()

    def clients(self, name: str) -> pd.Series:
        """Who each row is about; raises InputError naming every row without a client, or with one a second time."""
        clients = self.column(name)
        empty = clients == ""
        reasons = {"there is no client": empty, "this client is here twice": clients.duplicated() & ~empty}
        problems = [
            Problem(self.name, name, reason, "keep one row for each client", int(row) + 2)
            for reason, rows in reasons.items()
            for row in np.flatnonzero(rows)
        ]
        if problems:
            raise InputError(problems)
        return clients
