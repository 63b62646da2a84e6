"""Forms with too few answers: above the instrument's share of unanswered questions a form gives no score at all."""

import numpy as np

from mittari.answers.non_answer import is_answer
from mittari.definitions.structure import Structure
from mittari.scoring.given import Given


def discarded(given: Given) -> np.ndarray:
    """Where a form is discarded (bool). Only scored questions count that were asked and concern the person."""
    structure = given.meter.structure
    scored = [item.id for item in structure.items if item.scored]
    asked = np.sum([given.applies(name) for name in scored], axis=0)
    missing = np.sum([given.applies(name) & ~is_answer(given.codes[name]) for name in scored], axis=0)
    return too_many(structure, missing, asked)


def too_many(structure: Structure, missing: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """Where so many of the questions that were asked are without an answer that the form is discarded (bool)."""
    limit = 1.0 if structure.maximum_missing is None else structure.maximum_missing
    # Cross-multiplied and rounded, so that 1 of 5 is not more than 20 %.
    return np.asarray(missing > np.round(limit * asked, 9))
