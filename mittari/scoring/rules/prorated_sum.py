"""The sum that all items would have at the mean of the answered ones: k * sum / answered."""

import numpy as np

from mittari.scoring.rules.adding import Raw, Values, add_up, only_where_met


def rule(values: Values, minimum_answered: int) -> Raw:
    """Prorated sum; NaN below `minimum_answered`. It may be a fraction, and is not rounded."""
    total, answered = add_up(values)
    return only_where_met(total * len(values) / np.maximum(answered, 1), answered, minimum_answered), answered
