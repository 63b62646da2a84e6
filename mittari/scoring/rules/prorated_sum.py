"""The sum that all inputs would have at the mean of the answered ones: k * sum / answered."""

import numpy as np

from mittari.scoring.rules.adding import Additive


def finish(total: np.ndarray, answered: np.ndarray, size: int) -> np.ndarray:
    """The prorated sum; it may be a fraction, and is not rounded."""
    return total * size / np.maximum(answered, 1)


RULE = Additive(finish)
