"""How many inputs reach their threshold."""

import numpy as np

from mittari.definitions.rules.count import Count
from mittari.scoring.rules.adding import Additive


def reached(rule: Count, name: str, values: np.ndarray) -> np.ndarray:
    """1 where an input reaches its threshold, 0 where it does not, NaN where there is no answer."""
    threshold = rule.other.get(name, rule.at_least)
    return np.where(np.isnan(values), np.nan, (values >= threshold).astype(np.float64))


def finish(total: np.ndarray, answered: np.ndarray, size: int) -> np.ndarray:
    """The number of inputs that reach it."""
    return total


RULE = Additive(finish, reached)
