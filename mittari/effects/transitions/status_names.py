"""The statuses of a column as codes, in an order that holds for tables and pictures."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
import pandas as pd

from mittari.change.number_column import ABSENT, problems_at
from mittari.effects.transitions.histories import CENSORED
from mittari.errors import InputError, Problem
from mittari.paths.status import UNKNOWN


@dataclass(frozen=True)
class StatusNames:
    """The statuses in order, and which of them (one a status) nobody leaves."""

    states: tuple[str, ...]
    absorbing: np.ndarray

    @classmethod
    def of(cls, columns: Sequence[pd.Series], absorbing: Sequence[str], order: Sequence[str], source: str) -> Self:
        """Those of `order`, or all that occur in order of name with absorbing ones last.

        Raises InputError for an absorbing status that no row has, and for names that differ by case only.
        """
        there = set[str]().union(*(set(text(column)) for column in columns)) - {""}
        advice = f"look how it is written; there are: {', '.join(sorted(there)[:20])}"
        problems = [
            Problem(source, "absorbing", f"no row has the status {name}", advice)
            for name in absorbing
            if name not in there | set(order)
        ]
        if problems := problems + ([] if order else _by_case_only(there, source)):
            raise InputError(problems)
        states = tuple(order) or tuple(sorted(there, key=lambda name: (name in absorbing, name)))
        return cls(states, np.isin(np.array(states, dtype=object), list(absorbing)))

    def codes(self, column: pd.Series, source: str) -> tuple[np.ndarray, list[Problem]]:
        """A code a row, CENSORED where the cell says that it is not known; and a problem a row with another name."""
        words = text(column)
        found = pd.Index(self.states).get_indexer(pd.Index(words))
        advice = f"write one of: {', '.join(self.states[:20])}"
        problems = problems_at(
            (found < 0) & (words != "").to_numpy(), str(column.name), source, "is no known status", advice
        )
        return np.where(found < 0, CENSORED, found), problems


def _by_case_only(names: set[str], source: str) -> list[Problem]:
    """A problem for each status that is written in several ways."""
    alike = defaultdict[str, list[str]](list)
    for name in sorted(names):
        alike[name.casefold()].append(name)
    advice = "write them alike; if they are not the same, name all statuses in order (--order)"
    return [
        Problem(source, "", f"{' and '.join(written)} differ by case only", advice)
        for written in alike.values()
        if len(written) > 1
    ]


def text(column: pd.Series) -> pd.Series:
    """Stripped text, empty where the status is not known."""
    words = column.astype(object).where(column.notna(), "").astype(str).str.strip()
    return words.mask(words.isin([*ABSENT, UNKNOWN]), "")
