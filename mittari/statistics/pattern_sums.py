"""People who were measured at the same waves, reduced to their sums."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Pattern:
    """The n people measured at the waves `seen` (positions) and no others: mean (k) and scatter around it (k, k)."""

    seen: np.ndarray
    n: int
    mean: np.ndarray
    scatter: np.ndarray


def pattern_sums(values: np.ndarray) -> list[Pattern]:
    """The sums of each pattern of missing values; `values` is people x waves, NaN where missing.

    Who has no value at all is in none. The sums of ten million people are as small as those of ten.
    """
    there = ~np.isnan(values)
    # A pattern as one number: sorting numbers is far faster than sorting rows.
    kinds, which = np.unique(there @ (1 << np.arange(there.shape[1])), return_inverse=True)
    order = np.argsort(which, kind="stable")
    groups = np.split(order, np.cumsum(np.bincount(which)))[: len(kinds)]
    return [_sums(values, there[people[0]], people) for kind, people in zip(kinds, groups, strict=True) if kind]


def _sums(values: np.ndarray, kind: np.ndarray, people: np.ndarray) -> Pattern:
    own = values[np.ix_(people, kind)]
    mean = own.mean(axis=0)
    left = own - mean
    return Pattern(np.flatnonzero(kind), len(people), mean, left.T @ left)
