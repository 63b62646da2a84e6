"""The weighted sum divided by the weights of the inputs that were answered."""

import numpy as np

from mittari.definitions.rules.weighted import WeightedMean
from mittari.definitions.score import ScoreDefinition
from mittari.scoring.given import Given
from mittari.scoring.rules.adding import Raw, add_up, only_where_met
from mittari.scoring.rules.weighted_sum import weights_of


def rule(how: WeightedMean, score: ScoreDefinition, given: Given) -> Raw:
    """The weighted mean of the answered inputs."""
    weights = [weights_of(how, name, given) for name in score.inputs]
    values = [given.value(name) for name in score.inputs]
    total, answered = add_up([value * weight for value, weight in zip(values, weights, strict=True)])
    pairs = zip(values, weights, strict=True)
    whole, _ = add_up([np.where(np.isnan(value), np.nan, weight) for value, weight in pairs])
    return only_where_met(total / np.where(whole > 0, whole, np.nan), answered, score.least_answered), answered
