"""The sum of all inputs."""

import numpy as np

from mittari.scoring.rules.adding import Additive


def finish(total: np.ndarray, answered: np.ndarray, size: int) -> np.ndarray:
    """The total as it is: a sum of fewer inputs would be a smaller score, so all of them must be there."""
    return total


RULE = Additive(finish)
