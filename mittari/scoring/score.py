"""Scores from codes: columns in, columns out. One form is a column of length one, a nation is a longer one."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from mittari.answers.shown import mark_not_asked
from mittari.definitions.meter import Meter
from mittari.definitions.score import ScoreDefinition
from mittari.errors import InputError, Problem
from mittari.scoring.beside import beside, names_beside
from mittari.scoring.discard import discarded
from mittari.scoring.given import Given
from mittari.scoring.rules import raw_score
from mittari.scoring.transforms import TRANSFORMS
from mittari.scoring.values import item_values

SCORING_VERSION = 1
"""Raised whenever a rule or transform would give another number for the same definition; stored with every score."""

BLOCK = 8_192
"""Rows scored at a time: what is made on the way then stays in the processor's cache, and needs little memory."""


@dataclass(frozen=True)
class Scored:
    """One score: `value` float64 with NaN where it can't be computed, `answered` int64 inputs that were answered.

    `beside` holds what comes with it, by name, for scores that have it: `standard_error`, `low` and `high` (float64).
    """

    value: np.ndarray
    answered: np.ndarray
    beside: dict[str, np.ndarray] = field(default_factory=dict)


def score_columns(meter: Meter, columns: Mapping[str, np.ndarray]) -> dict[str, Scored]:
    """Every score of a meter, by score id.

    `columns` holds codes by item id, all of one length n: valid codes, non-answer codes, or NaN for missing. All
    items that a score needs must be there. Each result holds arrays of length n.
    """
    codes = {item.id: np.asarray(columns[item.id]) for item in meter.needed}
    rows = _length(codes)
    scored = {score.id: _room(meter, score, rows) for score in meter.structure.scores}
    for start in range(0, rows, BLOCK):
        block = slice(start, start + BLOCK)
        for name, found in _score_block(meter, {item: column[block] for item, column in codes.items()}).items():
            scored[name].value[block], scored[name].answered[block] = found.value, found.answered
            for key, column in found.beside.items():
                scored[name].beside[key][block] = column
    return scored


def _room(meter: Meter, score: ScoreDefinition, rows: int) -> Scored:
    columns = {name: np.empty(rows) for name in names_beside(meter.structure, score)}
    return Scored(np.empty(rows), np.empty(rows, dtype=np.int64), columns)


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
    given = Given(meter, asked, values)
    scored = {}
    for score in meter.structure.scores:
        scored[score.id] = _score(score, given)
        given.scores[score.id] = scored[score.id].value
    return scored if meter.structure.maximum_missing is None else _without(discarded(given), scored)


def _score(score: ScoreDefinition, given: Given) -> Scored:
    found, answered = raw_score(score, given)
    raw = found
    for step in score.transform:
        raw = found
        found = TRANSFORMS[step.kind](found, step, given)
    rounded = found if score.decimals is None else np.round(found, score.decimals)
    return Scored(rounded, answered, beside(score, raw, given))


def _without(discarded_forms: np.ndarray, scored: dict[str, Scored]) -> dict[str, Scored]:
    def blank(column: np.ndarray) -> np.ndarray:
        return np.where(discarded_forms, np.nan, column)

    return {
        name: Scored(blank(one.value), one.answered, {key: blank(column) for key, column in one.beside.items()})
        for name, one in scored.items()
    }


def _code(answer: object) -> float:
    return float(answer) if isinstance(answer, int | float) else np.nan


def _or_none(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
