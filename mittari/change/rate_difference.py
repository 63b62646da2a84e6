"""Whether one group's rate of a verdict differs from another's."""

from dataclasses import dataclass
from typing import cast

from mittari.errors import InputError, Problem
from mittari.statistics.newcombe import newcombe
from mittari.statistics.summary import Summary

LEAST = 30


@dataclass(frozen=True)
class RateDifference:
    """Two rates (0-1) and the interval of their difference, the first less the other."""

    count: int
    n: int
    other_count: int
    other_n: int
    low: float
    high: float
    level: float

    @property
    def rate(self) -> float:
        """The first group's rate."""
        return self.count / self.n

    @property
    def other_rate(self) -> float:
        """The other group's rate."""
        return self.other_count / self.other_n

    @property
    def difference(self) -> float:
        """The first rate less the other."""
        return self.rate - self.other_rate

    def summary(self) -> Summary:
        """The rates, their difference and its interval in words, and what they can't say."""
        small = "" if min(self.n, self.other_n) >= LEAST else f" A group has fewer than {LEAST}: take it as a hint."
        return Summary(
            f"{self.count} of {self.n} ({self.rate:.1%}) and {self.other_count} of {self.other_n} "
            f"({self.other_rate:.1%}): a difference of {100 * self.difference:.1f} percentage points "
            f"({self.level:.0%} interval {100 * self.low:.1f} to {100 * self.high:.1f}, Newcombe).{small}\n"
            "Assumes two groups that share nobody. It can't say why they differ: who came to them may differ too."
        )


def rate_difference(
    count: int, n: int, other_count: int, other_n: int, *, level: float = 0.95, even_if_small: bool = False
) -> RateDifference:
    """The difference of count / n and other_count / other_n with its Newcombe interval.

    Raises InputError for a group of fewer than 30 unless `even_if_small`, for an empty group, and for counts that can't
    be. Checked: 56 of 70 and 48 of 80 give 0.0524 to 0.3339 (Newcombe 1998, method 10).
    """
    smallest = min(n, other_n)
    if smallest < 1 or (smallest < LEAST and not even_if_small):
        advice = (
            "take a longer period, or ask for it with --even-if-small" if smallest else "there is nothing to compare"
        )
        problem = Problem("n", "", f"{smallest} people are fewer than the {LEAST} a comparison needs", advice)
        raise InputError([problem])
    low, high = cast(tuple[float, float], newcombe(count, n, other_count, other_n, level))
    return RateDifference(count, n, other_count, other_n, float(low), float(high), level)
