"""Each input times its weight, added up; the weights are fixed, or chosen by the answer to another item."""

import numpy as np

from mittari.definitions.rules.weighted import WeightedMean, WeightedSum
from mittari.definitions.score import ScoreDefinition
from mittari.scoring.given import Given
from mittari.scoring.rules.adding import Additive, Raw, add_up, only_where_met


def weighted(rule: WeightedSum, name: str, values: np.ndarray) -> np.ndarray:
    """An input's values times its fixed weight."""
    return values * (rule.weights or {})[name]


def finish(total: np.ndarray, answered: np.ndarray, size: int) -> np.ndarray:
    """The weighted total as it is."""
    return total


FIXED = Additive(finish, weighted)


def weights_of(rule: WeightedSum | WeightedMean, name: str, given: Given) -> np.ndarray:
    """The weight of an input in each form; NaN where the answer that chooses it is missing."""
    if rule.weights is not None:
        return np.full(len(given.value(name)), rule.weights[name])
    chosen = given.codes[str(rule.chosen_by)]
    weights = np.full(len(chosen), np.nan)
    for code, by_input in (rule.choices or {}).items():
        weights[chosen == code] = by_input[name]
    return weights


def rule(how: WeightedSum, score: ScoreDefinition, given: Given) -> Raw:
    """The weighted sum with weights that an answer chooses."""
    total, answered = add_up([given.value(name) * weights_of(how, name, given) for name in score.inputs])
    return only_where_met(total, answered, score.least_answered), answered
