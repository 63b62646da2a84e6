"""Round distances for the marks of an axis or the rows of a table."""

import math


def round_step(most: float, places: int) -> float:
    """The least of 1, 2, 5 times a power of ten with which `places` steps reach `most` (above 0)."""
    rough = most / places
    power = 10.0 ** math.floor(math.log10(rough))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))
