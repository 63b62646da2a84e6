"""A straight line from one range to another."""

import numpy as np

from mittari.definitions.transform import Linear
from mittari.scoring.given import Given


def transform(scores: np.ndarray, step: Linear, given: Given | None = None) -> np.ndarray:
    """Scores (float64, NaN kept) moved so that the range `from` lands on the range `to`."""
    (low, high), (new_low, new_high) = step.from_, step.to
    return (scores - low) * (new_high - new_low) / (high - low) + new_low
