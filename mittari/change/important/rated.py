"""People's changes beside their own rating of them (the anchor)."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike
from scipy import stats

from mittari.change.judge import SIGN, check_better
from mittari.change.pairs import common_index, numbers
from mittari.errors import InputError, Problem

LEAST, LEAST_IN_GROUP = 50, 10
LEAST_CORRELATION, GOOD_CORRELATION = 0.3, 0.5


@dataclass(frozen=True, eq=False)
class Rated:
    """Gains (raw points towards better) and ratings (higher is better) of n people, none missing."""

    gain: np.ndarray
    rating: np.ndarray
    left_out: int
    even_if_small: bool

    @property
    def n(self) -> int:
        """How many people."""
        return len(self.gain)

    @property
    def correlation(self) -> float:
        """Spearman's correlation of gain and rating."""
        return float(stats.spearmanr(self.gain, self.rating).statistic)

    def warnings(self) -> tuple[str, ...]:
        """Sentences on a weak anchor and on people who were too few or left out."""
        found = []
        if self.correlation < GOOD_CORRELATION:
            found.append(f"The anchor goes with the change only at {self.correlation:.2f} (good: 0.5).")
        if self.n < LEAST:
            found.append(f"Only {self.n} people, fewer than {LEAST}: take it as a hint.")
        if self.left_out:
            found.append(f"{self.left_out} people without change or rating are left out.")
        return tuple(found)

    def require(self, group: np.ndarray, what: str) -> np.ndarray:
        """A group of the people, as booleans; raises InputError where it has fewer than 10 (2 if even_if_small)."""
        least, size = 2 if self.even_if_small else LEAST_IN_GROUP, int(group.sum())
        if size < least:
            advice = "choose another rating, or ask more people"
            raise InputError([Problem("rating", "", f"{size} people are {what}, it takes {least}", advice)])
        return group

    def split(self, better_from: float) -> np.ndarray:
        """Who rated themselves `better_from` or higher, as booleans; both sides must be large enough."""
        is_better = self.require(self.rating >= better_from, "better")
        self.require(~is_better, "not better")
        return is_better


def rated(
    change: ArrayLike | pd.Series,
    rating: ArrayLike | pd.Series,
    *,
    better: str,
    even_if_small: bool = False,
    even_if_weak: bool = False,
) -> Rated:
    """The people with both a change (after less before, raw points) and a rating (a number, higher is better).

    Raises InputError for fewer than 50 people unless `even_if_small` (10 always), and for an anchor whose rank
    correlation with the gain is below .3 unless `even_if_weak`: what it calls better is then something else.
    Source of the limits: Revicki et al. 2008; .5 is called good.
    """
    check_better(better)
    changes, ratings = numbers(change, "change"), numbers(rating, "rating")
    common_index(change, rating, len(changes), len(ratings))
    both = ~(np.isnan(changes) | np.isnan(ratings))
    people = Rated(SIGN[better] * changes[both], ratings[both], int((~both).sum()), even_if_small)
    least = LEAST_IN_GROUP if even_if_small else LEAST
    if people.n < least:
        reason = f"{people.n} people are fewer than the {least} it takes"
        raise InputError([Problem("change, rating", "", reason, "ask more people, or ask for it with --even-if-small")])
    _check_anchor(people, even_if_weak)
    return people


def _check_anchor(people: Rated, even_if_weak: bool) -> None:
    if not (np.ptp(people.gain) and np.ptp(people.rating)):
        raise InputError([Problem("change, rating", "", "everybody is alike", "there is nothing to compare")])
    if not people.correlation >= LEAST_CORRELATION and not even_if_weak:
        reason = f"the rating goes with the gain at {people.correlation:.2f}, which is below {LEAST_CORRELATION}"
        advice = "check its direction (higher must be better), or take another anchor"
        raise InputError([Problem("rating", "", reason, advice)])
