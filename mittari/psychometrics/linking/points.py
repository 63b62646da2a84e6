"""The possible scores of a scale, and how many people have each."""

from dataclasses import dataclass

import numpy as np

from mittari.errors import InputError, Problem

MOST = 1_000
CLOSE = 1e-6


@dataclass(frozen=True)
class Points:
    """The possible scores (K,), ascending; `borders` (K + 1,) lie halfway between them, and as far out at the ends."""

    values: np.ndarray

    @property
    def borders(self) -> np.ndarray:
        """Where the stretch of each score begins and ends: a score stands for all that would round to it."""
        gaps = np.diff(self.values)
        first, last = self.values[0] - gaps[0] / 2, self.values[-1] + gaps[-1] / 2
        return np.concatenate([[first], (self.values[1:] + self.values[:-1]) / 2, [last]])

    @property
    def turned(self) -> "Points":
        """The same scale read the other way round: each score times -1."""
        return Points(-self.values[::-1])

    def places(self, scores: np.ndarray) -> np.ndarray:
        """The index of each score among the points."""
        return np.searchsorted(self.borders, scores).clip(1, len(self.values)) - 1

    def counts(self, scores: np.ndarray) -> np.ndarray:
        """How many have each score (K,)."""
        return np.bincount(self.places(scores), minlength=len(self.values)).astype(np.float64)


def points_of(scores: np.ndarray, interval: tuple[float, float], step: float | None, name: str) -> Points:
    """The points from one end of a scale to the other, by `step`, else by the smallest step between scores seen.

    Where scores lie on no such grid, the points are the scores seen and both ends. Raises InputError for scores off
    the scale (how many), for a scale of one score, and for more than 1,000 points.
    """
    low, high = interval
    if off := int(((scores < low - CLOSE) | (scores > high + CLOSE)).sum()):
        reason = f"{off} scores lie off the declared range {low:g} to {high:g}"
        raise InputError([Problem("scores", name, reason, "correct them, or the range")])
    seen = np.unique(scores)
    if not high > low or len(seen) < 2:
        raise InputError([Problem("scores", name, "all scores are one", "measure people who differ")])
    points = _grid(seen, low, high, step or float(np.diff(seen).min()))
    if len(points) > MOST:
        reason, advice = (
            f"there are more than {MOST} possible scores",
            "round the scores, or give a step",
        )
        raise InputError([Problem("scores", name, reason, advice)])
    return Points(points)


def _grid(seen: np.ndarray, low: float, high: float, step: float) -> np.ndarray:
    count = (high - low) / step
    near = np.abs((seen - low) / step - np.round((seen - low) / step)) < CLOSE
    if near.all() and abs(count - round(count)) < CLOSE:
        return np.linspace(low, high, min(round(count), MOST) + 1)
    return np.unique(np.concatenate([[low], seen, [high]]))
