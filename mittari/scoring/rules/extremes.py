"""The lowest or the highest of the answered inputs."""

import numpy as np

from mittari.definitions.rules.plain import Maximum, Minimum
from mittari.definitions.score import ScoreDefinition
from mittari.scoring.given import Given
from mittari.scoring.rules.adding import Raw, add_up, only_where_met


def lowest(how: Minimum, score: ScoreDefinition, given: Given) -> Raw:
    """The lowest answered input."""
    return _extreme(np.fmin, score, given)


def highest(how: Maximum, score: ScoreDefinition, given: Given) -> Raw:
    """The highest answered input."""
    return _extreme(np.fmax, score, given)


def _extreme(of_two: np.ufunc, score: ScoreDefinition, given: Given) -> Raw:
    values = [given.value(name) for name in score.inputs]
    _, answered = add_up(values)
    found = values[0]
    for value in values[1:]:
        found = of_two(found, value)
    return only_where_met(found, answered, score.least_answered), answered
