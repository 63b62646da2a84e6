"""Scores in another unit, turned round, or measured in another unit of time; and how figures must follow."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Moved:
    """Every score becomes `start` + `factor` * score (turned round where that is below 0), every time `time` * time."""

    start: float = 0.0
    factor: float = 1.0
    time: float = 1.0

    def score(self, value: float) -> float:
        """A score, a mean, a cut-off."""
        return self.start + self.factor * value

    def size(self, value: float) -> float:
        """A standard deviation, a standard error, a threshold."""
        return abs(self.factor) * value

    @property
    def better(self) -> str:
        """Which way is better, if it was up."""
        return "higher" if self.factor > 0 else "lower"

    def rows(self, frame: pd.DataFrame, scores: list[str], times: list[str]) -> pd.DataFrame:
        """The frame with its scores and times moved."""
        moved = frame.copy()
        moved[scores] = self.start + self.factor * frame[scores]
        moved[times] = self.time * frame[times]
        return moved


MOVES = {
    "turned round": Moved(100.0, -1.0),
    "another unit": Moved(7.0, 2.5),
    "days for months": Moved(time=30.4375),
}

Kind = Callable[[Moved, np.ndarray], np.ndarray]


def level(moved: Moved, value: np.ndarray) -> np.ndarray:
    """What follows the scores themselves."""
    return moved.start + moved.factor * value


def change(moved: Moved, value: np.ndarray) -> np.ndarray:
    """What follows their differences."""
    return moved.factor * value


def size(moved: Moved, value: np.ndarray) -> np.ndarray:
    """What follows their spread."""
    return abs(moved.factor) * value


def change_a_time(moved: Moved, value: np.ndarray) -> np.ndarray:
    """What follows differences in a unit of time."""
    return moved.factor * value / moved.time


def size_a_time(moved: Moved, value: np.ndarray) -> np.ndarray:
    """What follows their spread in a unit of time."""
    return abs(moved.factor) * value / moved.time


def sign(moved: Moved, value: np.ndarray) -> np.ndarray:
    """What has no unit, but a direction."""
    return np.sign(moved.factor) * value


def same(_: Moved, value: np.ndarray) -> np.ndarray:
    """What nothing moves."""
    return value
