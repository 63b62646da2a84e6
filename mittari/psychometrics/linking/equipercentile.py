"""Equipercentile linking: the score that as many people lie below."""

import numpy as np

from mittari.psychometrics.linking.points import Points


def equipercentile_link(x: np.ndarray, y: np.ndarray, xs: Points, ys: Points) -> np.ndarray:
    """The score of Y with the percentile rank of each point of X, from counts or shares (..., K) of both scales.

    P(x) = F(below x) + f(x) / 2; the people of a score lie evenly between its borders, so that Q^-1 is a straight line
    within them. Where nobody has a score of Y, the middle of what would do. Stays on the scale of Y (half a step out).
    Assumes that the samples are of one population. Checked: the example of five scores in Kolen & Brennan 2014, 2
    (.50 1.75 2.8333 3.50 4.25), and R's `equate`: a table with gaps, and two halves of state anxiety, smoothed (1e-7).
    Source: Braun & Holland 1982.
    """
    ranks = percentile_ranks(x)
    below = np.concatenate([np.zeros((*y.shape[:-1], 1)), np.cumsum(y, axis=-1)], axis=-1) / _total(y)
    flat_ranks, flat_below = ranks.reshape(-1, ranks.shape[-1]), below.reshape(-1, below.shape[-1])
    found = [_inverse(rank, level, ys.borders) for rank, level in zip(flat_ranks, flat_below, strict=True)]
    return np.array(found).reshape(ranks.shape)


def percentile_ranks(counts: np.ndarray) -> np.ndarray:
    """The share of people below each score and half of those at it (0-1), from counts or shares (..., K)."""
    return (np.cumsum(counts, axis=-1) - counts / 2) / _total(counts)


def _total(counts: np.ndarray) -> np.ndarray:
    return counts.sum(axis=-1, keepdims=True)


def _inverse(ranks: np.ndarray, below: np.ndarray, borders: np.ndarray) -> np.ndarray:
    """Where on the scale each share lies below: the middle of the stretch where that is so."""
    # Shares that are equal but for rounding are equal.
    ranks, below = np.round(ranks, 12), np.round(below, 12)
    first = np.searchsorted(below, ranks, side="left").clip(1, len(borders) - 1)
    last = np.searchsorted(below, ranks, side="right").clip(1, len(borders) - 1)
    return (_within(ranks, below, borders, first) + _within(ranks, below, borders, last)) / 2


def _within(ranks: np.ndarray, below: np.ndarray, borders: np.ndarray, upper: np.ndarray) -> np.ndarray:
    width = below[upper] - below[upper - 1]
    part = np.divide(ranks - below[upper - 1], width, out=np.zeros_like(ranks), where=width > 0)
    return borders[upper - 1] + part.clip(0, 1) * (borders[upper] - borders[upper - 1])
