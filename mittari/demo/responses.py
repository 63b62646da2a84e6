"""How simulated people answer: a true state, a good or bad day, and the coarseness of each question."""

from collections.abc import Mapping

import numpy as np

from mittari.answers.non_answer import NonAnswer
from mittari.answers.shown import Columns, mark_not_asked
from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter
from mittari.scoring.values import item_values

DAY_SD = 4.0
"""How much a state (0-100) differs from day to day though nothing has changed."""

ITEM_SD = 0.12
"""How far an answer strays from the state, as a share of the question's scale."""

REFUSED, NOT_APPLICABLE = 0.02, 0.04


def answer(meter: Meter, states: Mapping[str, np.ndarray], rng: np.random.Generator) -> Columns:
    """Codes (float64) by item id for n people.

    `states` gives their true states by score id, from 0 to 100, where 100 is the high end of the score.
    """
    n = len(next(iter(states.values())))
    today = {score: state + rng.normal(0, DAY_SD, n) for score, state in states.items()}
    columns = {}
    for item in meter.structure.items:
        codes = _codes(meter, item)
        if codes is None:
            continue
        score = _score_of(meter, item)
        columns[item.id] = _chosen(meter, item, codes, today[score], rng) if score else rng.choice(codes, n)
        columns[item.id] = _left_out(item, columns[item.id], rng)
    return mark_not_asked(meter, columns)[0]


def _chosen(meter: Meter, item: Item, codes: np.ndarray, state: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """The code whose value lies nearest to what the person would say on an endless scale."""
    values = item_values(meter, item, codes)
    low, high = values.min(), values.max()
    meant = low + (high - low) * (state / 100 + rng.normal(0, ITEM_SD, len(state)))
    return codes[np.abs(meant[:, None] - values[None, :]).argmin(axis=1)]


def _left_out(item: Item, codes: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    chance = rng.random(len(codes))
    codes = np.where(chance < REFUSED, float(NonAnswer.REFUSED), codes)
    if item.not_applicable:
        codes = np.where(chance > 1 - NOT_APPLICABLE, float(NonAnswer.NOT_APPLICABLE), codes)
    return codes


def _codes(meter: Meter, item: Item) -> np.ndarray | None:
    coding = meter.coding(item)
    if coding:
        return np.array(coding.codes, dtype=np.float64)
    if item.kind is AnswerKind.RATING and item.minimum is not None and item.maximum is not None:
        return np.arange(item.minimum, item.maximum + 1, dtype=np.float64)
    return None


def _score_of(meter: Meter, item: Item) -> str | None:
    return next((score.id for score in meter.structure.scores if item.id in score.items), None)
