"""Adding item by item, in the instrument's order: the same bits for one form and for any chunk of a million.

An additive rule changes each input's values by itself, adds them up and counts them, and is finished from that sum
and that count alone. So its result can also be read from a table of sums and counts (see mittari.scoring.tabulated).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Values = Sequence[np.ndarray]
Raw = tuple[np.ndarray, np.ndarray]
"""Raw score (float64, NaN where the rule is not met) and how many inputs were answered (int64)."""


def as_it_is(rule: Any, name: str, values: np.ndarray) -> np.ndarray:
    """The values of an input unchanged."""
    return values


@dataclass(frozen=True)
class Additive:
    """`finish(total, answered, size)` gives the raw score; `contribution(rule, name, values)` what an input adds."""

    finish: Callable[[np.ndarray, np.ndarray, int], np.ndarray]
    contribution: Callable[[Any, str, np.ndarray], np.ndarray] = as_it_is


def add_up(values: Values) -> Raw:
    """Sum of the answered values and their number; a missing value (NaN) adds nothing and counts as nothing."""
    total = np.zeros(len(values[0]), dtype=np.float64)
    answered = np.zeros(len(values[0]), dtype=np.int64)
    for value in values:
        there = ~np.isnan(value)
        total += np.where(there, value, 0.0)
        answered += there
    return total, answered


def only_where_met(raw: np.ndarray, answered: np.ndarray, minimum_answered: int) -> np.ndarray:
    """The raw score where at least `minimum_answered` items (and at least one) were answered, else NaN."""
    return np.where(answered >= max(minimum_answered, 1), raw, np.nan)
