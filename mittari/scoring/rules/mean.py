"""The mean of the answered items, when enough of them are answered."""

import numpy as np

from mittari.scoring.rules.adding import Raw, Values, add_up, only_where_met


def rule(values: Values, minimum_answered: int) -> Raw:
    """Mean of the answered items; NaN below `minimum_answered`."""
    total, answered = add_up(values)
    return only_where_met(total / np.maximum(answered, 1), answered, minimum_answered), answered
