"""How many people stand at an end of the scale, where it can't show a change."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mittari.errors import InputError, Problem
from mittari.psychometrics.items import number_frame
from mittari.statistics.intervals import wilson
from mittari.statistics.summary import Summary

MANY = 0.15
LEAST = 10

Rate = tuple[float, float, float]


@dataclass(frozen=True)
class Ends:
    """Shares (0-1) at the lowest and the highest possible score, each with its Wilson interval."""

    n: int
    lowest: Rate
    highest: Rate
    at: tuple[float, float]

    @property
    def many(self) -> tuple[str, ...]:
        """The ends at which more than 15 % stand."""
        return tuple(name for name, rate in (("lowest", self.lowest), ("highest", self.highest)) if rate[0] > MANY)

    def summary(self) -> Summary:
        """Both shares in words, and what they mean for change."""
        ends = zip(("lowest", "highest"), self.at, (self.lowest, self.highest), strict=True)
        shares = "; ".join(f"{r[0]:.1%} at the {name} score {at:g} ({r[1]:.1%} to {r[2]:.1%})" for name, at, r in ends)
        much = (
            f" More than {MANY:.0%} at the {' and the '.join(self.many)}: the scale is too short for them."
            if self.many
            else ""
        )
        return Summary(
            f"{self.n} people: {shares}.{much}\n"
            "Who starts at an end can't change beyond it: nothing is said of their change. "
            "Assumes people like those to be measured."
        )


def floor_ceiling(scores: ArrayLike | pd.Series, low: float, high: float, *, even_if_small: bool = False) -> Ends:
    """Shares of scores at the ends of their theoretical range.

    Scores are in the range's points; missing ones are left out. Fewer than 10 are refused unless `even_if_small`;
    a score outside the range is refused, row by row. Checked: 3 of 12 -> .25 (.0889 to .5323). Source: Terwee et al.
    2007 (more than 15 % is many).
    """
    column = number_frame(pd.DataFrame({"score": pd.Series(scores).reset_index(drop=True)}), "scores")["score"]
    _refuse_outside(column, low, high)
    there = column.dropna().to_numpy()
    if len(there) < (1 if even_if_small else LEAST):
        advice = "measure more people, or ask for it with --even-if-small"
        raise InputError([Problem("scores", "", f"{len(there)} scores are fewer than the {LEAST} it needs", advice)])
    return Ends(len(there), _rate(np.isclose(there, low)), _rate(np.isclose(there, high)), (low, high))


def _refuse_outside(column: pd.Series, low: float, high: float) -> None:
    slack = 1e-9 * max(abs(low), abs(high), 1)
    outside = np.flatnonzero((column < low - slack) | (column > high + slack))
    if len(outside):
        reason, advice = f"outside {low:g} to {high:g}", "correct it, or the range"
        raise InputError([Problem("scores", "", f"row {row + 1} is {reason}", advice) for row in outside])


def _rate(there: np.ndarray) -> Rate:
    count, n = int(there.sum()), len(there)
    low, high = wilson(count, n)
    return count / n, float(low), float(high)
