"""Scores from codes: columns in, columns out. One form is a column of length one, a nation is a longer one."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from mittari.answers.shown import mark_not_asked
from mittari.definitions.meter import Meter
from mittari.definitions.score import ScoreDefinition
from mittari.errors import InputError, Problem
from mittari.scoring.rules import RULES
from mittari.scoring.transforms import TRANSFORMS
from mittari.scoring.values import item_values

SCORING_VERSION = 1
"""Raised whenever a rule or transform would give another number for the same definition; stored with every score."""

BLOCK = 8_192
"""Rows scored at a time: what is made on the way then stays in the processor's cache, and needs little memory."""


@dataclass(frozen=True)
class Scored:
    """One score: `value` float64 with NaN where it can't be computed, `answered` int64 items that were answered."""

    value: np.ndarray
    answered: np.ndarray


def score_columns(meter: Meter, columns: Mapping[str, np.ndarray]) -> dict[str, Scored]:
    """Every score of a meter, by score id.

    `columns` holds codes by item id, all of one length n: valid codes, non-answer codes, or NaN for missing. All
    items that a score needs must be there. Each result holds arrays of length n.
    """
    codes = {item.id: np.asarray(columns[item.id]) for item in meter.needed}
    rows = _length(codes)
    scored = {name: Scored(np.empty(rows), np.empty(rows, dtype=np.int64)) for name in meter.scores}
    for start in range(0, rows, BLOCK):
        block = slice(start, start + BLOCK)
        for name, found in _score_block(meter, {item: column[block] for item, column in codes.items()}).items():
            scored[name].value[block], scored[name].answered[block] = found.value, found.answered
    return scored


def score_one(meter: Meter, answers: Mapping[str, object]) -> dict[str, tuple[float | None, int]]:
    """The scores of one form, by score id: the value, or None where it can't be computed, and the items answered.

    `answers` holds a code by item id; what is left out, or is a text, counts as missing.
    """
    columns = {name: np.array([_code(answers.get(name))]) for name in meter.items}
    scored = score_columns(meter, columns)
    return {name: (_or_none(found.value[0]), int(found.answered[0])) for name, found in scored.items()}


def _length(columns: Mapping[str, np.ndarray]) -> int:
    lengths = {len(column) for column in columns.values()}
    if len(lengths) > 1:
        raise InputError([Problem("answers", "", "the columns have different lengths", "give one code a form")])
    return lengths.pop() if lengths else 0


def _score_block(meter: Meter, codes: Mapping[str, np.ndarray]) -> dict[str, Scored]:
    # Small integers wrap without a word: they are widened before anything is done with them.
    asked, _ = mark_not_asked(meter, {name: column.astype(np.float64) for name, column in codes.items()})
    values = {item.id: item_values(meter, item, asked[item.id]) for item in meter.needed}
    return {score.id: _score(meter, score, values) for score in meter.structure.scores}


def _score(meter: Meter, score: ScoreDefinition, values: Mapping[str, np.ndarray]) -> Scored:
    minimum = score.minimum_answered or len(score.items)
    raw, answered = RULES[score.rule]([values[name] for name in score.items], minimum)
    for step in score.transform:
        raw = TRANSFORMS[step.kind](raw, step, meter.structure.tables)
    return Scored(raw, answered)


def _code(answer: object) -> float:
    return float(answer) if isinstance(answer, int | float) else np.nan


def _or_none(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
