"""A straight line from one range to another."""

from collections.abc import Mapping

import numpy as np

from mittari.definitions.score import Linear, Table


def transform(scores: np.ndarray, step: Linear, tables: Mapping[str, Table]) -> np.ndarray:
    """Scores (float64, NaN kept) moved so that the range `from` lands on the range `to`."""
    (low, high), (new_low, new_high) = step.from_, step.to
    return (scores - low) * (new_high - new_low) / (high - low) + new_low
