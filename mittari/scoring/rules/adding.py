"""Adding item by item, in the instrument's order: the same bits for one form and for any chunk of a million."""

from collections.abc import Sequence

import numpy as np

Values = Sequence[np.ndarray]
Raw = tuple[np.ndarray, np.ndarray]
"""Raw score (float64, NaN where the rule is not met) and how many items were answered (int64)."""


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
