"""Whether some condition, or each of them, holds: as far as the answers tell."""

import numpy as np

from mittari.answers.non_answer import is_answer
from mittari.answers.shown import holds, options_of
from mittari.definitions.condition import Condition
from mittari.definitions.rules.conditions import All, Any_
from mittari.definitions.score import ScoreDefinition
from mittari.scoring.given import Given
from mittari.scoring.rules.adding import Raw


def some(how: Any_, score: ScoreDefinition, given: Given) -> Raw:
    """1 as soon as one condition holds; 0 only if none holds and every answer is there; else NaN."""
    held, known = _tell(how.conditions, given)
    found = np.where(held.any(axis=0), 1.0, np.where(known.all(axis=0), 0.0, np.nan))
    return found, known.sum(axis=0)


def every(how: All, score: ScoreDefinition, given: Given) -> Raw:
    """0 as soon as one condition does not hold; 1 only if every answer is there; else NaN."""
    held, known = _tell(how.conditions, given)
    failed = (known & ~held).any(axis=0)
    found = np.where(failed, 0.0, np.where(known.all(axis=0), 1.0, np.nan))
    return found, known.sum(axis=0)


def _tell(conditions: tuple[Condition, ...], given: Given) -> tuple[np.ndarray, np.ndarray]:
    """Where each condition holds, and where its answer is known: one row a condition."""
    held, known = [], []
    for condition in conditions:
        if condition.score is not None:
            found, options = given.scores[condition.score], None
        else:
            found = given.codes[str(condition.item)]
            options = options_of(given.meter, given.meter.items[str(condition.item)])
        held.append(holds(condition, found, options))
        known.append(is_answer(found))
    return np.array(held), np.array(known)
