"""Percent of the maximum possible (POMP): the denominator follows what concerns the person.

Cohen, Cohen, Aiken & West 1999, Multivariate Behavioral Research 34:315-346. Two answers of 3 on 0-4, with a third
question that does not apply: 100 * 6 / 8 = 75.
"""

import numpy as np

from mittari.definitions.rules.plain import Pomp
from mittari.definitions.score import ScoreDefinition
from mittari.scoring.given import Given
from mittari.scoring.rules.adding import Raw, add_up


def rule(how: Pomp, score: ScoreDefinition, given: Given) -> Raw:
    """100 * (sum - lowest) / (highest - lowest) over the inputs that apply; those unanswered leave no score.

    With `minimum_answered` that many answers are enough, and the denominator is that of the answered inputs.
    """
    above, possible, concerned = [], [], []
    for name in score.inputs:
        low, high = given.range(name)
        applies, value = given.applies(name), given.value(name)
        concerned.append(applies)
        above.append(np.where(applies, value - low, np.nan))
        possible.append(np.where(applies & ~np.isnan(value), high - low, np.nan))
    total, answered = add_up(above)
    whole, _ = add_up(possible)
    enough = answered == np.sum(concerned, axis=0)
    if score.minimum_answered is not None:
        enough |= answered >= score.least_answered
    return np.where(enough & (answered > 0), 100 * total / np.where(whole > 0, whole, np.nan), np.nan), answered
