"""What is no spread at all but the rounding of numbers."""

import numpy as np
from numpy.typing import ArrayLike

ROUNDING = 1e-11


def only_rounding(spread: ArrayLike, numbers: np.ndarray) -> np.ndarray:
    """Whether each spread (in the numbers' unit) is no more than the rounding of numbers of this size.

    NaN is no rounding; missing numbers (NaN) do not count. Without any number only a spread of 0 is.
    """
    there = np.abs(numbers[~np.isnan(numbers)])
    largest = float(there.max()) if len(there) else 0.0
    return np.asarray(spread, dtype=np.float64) <= ROUNDING * largest
