"""A group's change as additive sums: two groups' sums added are the sums of both together."""

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from mittari.change.verdict import Verdict
from mittari.statistics.intervals import mean_interval, wilson

TOLD = (Verdict.IMPROVED, Verdict.NO_RELIABLE_CHANGE, Verdict.WORSE)


@dataclass(frozen=True)
class GroupChange:
    """Counts and sums over the eligible; `measured` are those with a first and a last score.

    `verdicts` counts all eligible, the unmeasured as cannot_tell; `reasons` says why, in counts. Sums are in raw
    points: `total` and `squares` of the change, `total_before` and `total_after` of the same people.
    """

    eligible: int = 0
    measured: int = 0
    total: float = 0.0
    squares: float = 0.0
    total_before: float = 0.0
    total_after: float = 0.0
    verdicts: Mapping[str, int] = field(default_factory=Counter)
    reasons: Mapping[str, int] = field(default_factory=Counter)

    @classmethod
    def of(cls, changes: pd.DataFrame) -> "GroupChange":
        """The sums of a frame of changes (as from reliable_change) with one row for each eligible person."""
        measured = changes[changes["change"].notna()]
        change = measured["change"]
        return cls(
            eligible=len(changes),
            measured=len(measured),
            total=float(change.sum()),
            squares=float((change**2).sum()),
            total_before=float(measured["before"].sum()),
            total_after=float(measured["after"].sum()),
            verdicts=_counts(changes["verdict"]),
            reasons=_counts(changes["reason"]),
        )

    def __add__(self, other: "GroupChange") -> "GroupChange":
        numbers = ("eligible", "measured", "total", "squares", "total_before", "total_after")
        sums: dict[str, Any] = {name: getattr(self, name) + getattr(other, name) for name in numbers}
        sums["verdicts"] = Counter(self.verdicts) + Counter(other.verdicts)
        sums["reasons"] = Counter(self.reasons) + Counter(other.reasons)
        return GroupChange(**sums)

    @property
    def told(self) -> int:
        """How many have a verdict other than cannot_tell."""
        return sum(self.verdicts.get(verdict, 0) for verdict in TOLD)

    @property
    def coverage(self) -> float:
        """Share (0-1) of the eligible who have both scores; NaN where nobody is eligible."""
        return self.measured / self.eligible if self.eligible else math.nan

    @property
    def mean(self) -> float:
        """Mean change of the measured in raw points; NaN where there are none."""
        return self.total / self.measured if self.measured else math.nan

    def mean_interval(self, level: float = 0.95) -> tuple[float, float]:
        """The t interval of the mean change; NaN where fewer than two are measured."""
        return mean_interval(self.measured, self.total, self.squares, level)

    def rates(self, level: float = 0.95) -> pd.DataFrame:
        """Each verdict's count and its rate (0-1) with Wilson interval, among all eligible and among those told.

        Rows: the four verdicts. Columns: count, of_eligible, of_eligible_low, of_eligible_high, of_told,
        of_told_low, of_told_high; the last three are missing for cannot_tell.
        """
        counts = pd.Series({verdict.value: self.verdicts.get(verdict, 0) for verdict in Verdict})
        among = {"of_eligible": counts, "of_told": counts.drop(Verdict.CANNOT_TELL)}
        sizes = {"of_eligible": self.eligible, "of_told": self.told}
        parts = [_rates(part, sizes[name], name, level) for name, part in among.items()]
        return pd.concat([counts.rename("count"), *parts], axis=1)


def _rates(counts: pd.Series, n: int, name: str, level: float) -> pd.DataFrame:
    low, high = wilson(counts.to_numpy(), n, level)
    rate = counts / n if n else counts * math.nan
    return pd.DataFrame({name: rate, f"{name}_low": low, f"{name}_high": high}, index=counts.index)


def _counts(column: pd.Series) -> Counter[str]:
    return Counter({str(name): int(count) for name, count in column.value_counts().items() if count})
