"""Into which groups people are parted by their first score."""

import numpy as np


def strata_edges(first: np.ndarray, strata: int) -> np.ndarray:
    """The first scores between which strata of about as many people lie; the upper one begins at its edge.

    Equal scores stay together, so that there may be fewer strata than asked for.
    """
    edges = np.unique(np.quantile(first, np.linspace(0, 1, strata + 1)[1:-1], method="higher"))
    return edges[edges > first.min()]


def most_strata(first: np.ndarray, least: int, below: int) -> int:
    """Into how many strata, fewer than `below`, people can be parted with `least` in each; 0 where not even one."""
    for strata in range(below - 1, 0, -1):
        numbers = np.searchsorted(strata_edges(first, strata), first, side="right")
        if np.bincount(numbers).min() >= least:
            return strata
    return 0
