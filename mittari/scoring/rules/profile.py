"""The levels of all inputs side by side, as one number."""

import numpy as np

from mittari.definitions.rules.plain import Profile
from mittari.definitions.score import ScoreDefinition
from mittari.scoring.given import Given
from mittari.scoring.rules.adding import Raw, add_up, only_where_met


def rule(how: Profile, score: ScoreDefinition, given: Given) -> Raw:
    """2, 1, 2, 3, 2 gives 21232; every input must be there. The number is a name: nothing is to be added to it."""
    values = [given.value(name) for name in score.inputs]
    _, answered = add_up(values)
    digits = np.zeros(len(values[0]), dtype=np.float64)
    for value in values:
        digits = digits * 10 + value
    return only_where_met(digits, answered, len(values)), answered
