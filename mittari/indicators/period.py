"""The window that figures are about."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from mittari.errors import InputError, Problem


@dataclass(frozen=True)
class Period:
    """From a first to a last day, both in it."""

    first: date
    last: date

    @classmethod
    def read(cls, text: str) -> "Period":
        """The period in a text like 2025-01-01/2025-12-31; raises InputError."""
        try:
            first, last = (date.fromisoformat(part.strip()) for part in text.split("/"))
        except ValueError:
            raise _refusal(text, "is not a period") from None
        if last < first:
            raise _refusal(text, "ends before it begins")
        return cls(first, last)

    def __str__(self) -> str:
        return f"{self.first}/{self.last}"

    @property
    def start(self) -> pd.Timestamp:
        """Midnight at which the first day begins."""
        return pd.Timestamp(self.first)

    @property
    def end(self) -> pd.Timestamp:
        """Midnight at which the last day begins: dates have no time of day."""
        return pd.Timestamp(self.last)

    def holds(self, dates: pd.Series) -> pd.Series:
        """Which dates lie in the period; a missing one does not."""
        return (dates >= self.start) & (dates <= self.end)

    def touches(self, start: pd.Series, end: pd.Series) -> pd.Series:
        """Which spans (open where the end is missing) share a day with the period."""
        return (start <= self.end) & (end.isna() | (end >= self.start))


def _refusal(text: str, reason: str) -> InputError:
    return InputError([Problem("period", "", f"{text!r} {reason}", "write it like 2025-01-01/2025-12-31")])
