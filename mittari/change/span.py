"""How long people were between their first and their last score: one span for all, or a different one each."""

from dataclasses import dataclass
from typing import Self

import pandas as pd

NUMBERS, DATES = "iuf", "M"


@dataclass(frozen=True)
class Span:
    """The least and the most time from first to last score, in `unit` (days, or units of time)."""

    least: float
    most: float
    unit: str

    @classmethod
    def of(cls, pairs: pd.DataFrame) -> Self | None:
        """The span of those with both scores, from what `first_to_last` gives; None where there are none or no times.

        Times that are words (before, after) have no span.
        """
        both = pairs[pairs["before"].notna() & pairs["after"].notna()]
        kinds = {both[name].dtype.kind for name in ("first", "last")}
        if both.empty or not (kinds <= set(NUMBERS) or kinds == {DATES}):
            return None
        times = both["last"] - both["first"]
        spans = times.dt.total_seconds() / 86_400 if kinds == {DATES} else times
        return cls(float(spans.min()), float(spans.max()), "days" if kinds == {DATES} else "units of time")

    @property
    def differs(self) -> bool:
        """Whether not everybody has the same."""
        return self.least < self.most
