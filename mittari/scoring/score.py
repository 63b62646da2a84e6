"""Scores from codes: columns in, columns out. One form is a column of length one, a nation is a longer one."""

from collections.abc import Mapping

import numpy as np

from mittari.definitions.meter import Meter
from mittari.errors import InputError, Problem
from mittari.scoring.by_definition import Scored, rooms_for, score_by_definition
from mittari.scoring.tabulated.plan import plan_of
from mittari.scoring.tabulated.run import score_by_plan

SCORING_VERSION = 1
"""Raised whenever a rule or transform would give another number for the same definition; stored with every score."""


FEWEST_BY_TABLE = 2_000
"""Forms; for fewer it is not worth filling in tables."""


def score_columns(meter: Meter, columns: Mapping[str, np.ndarray], with_bands: bool = False) -> dict[str, Scored]:
    """Every score of a meter, by score id, and its bands on request.

    `columns` holds codes by item id, all of one length n: valid codes, non-answer codes, or NaN for missing. All
    items that a score needs must be there; int8 is quickest. Each result holds arrays of length n; all lie in one piece
    of memory, which is free again when the last of them is gone.
    """
    codes = {item.id: np.asarray(columns[item.id]) for item in meter.needed}
    rows = _length(codes)
    scored = rooms_for(meter, meter.structure.scores, rows, with_bands)
    plan = plan_of(meter, rows) if rows >= FEWEST_BY_TABLE else None
    if plan:
        score_by_plan(meter, plan, codes, scored, rows)
    else:
        score_by_definition(meter, codes, scored, rows)
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


def _code(answer: object) -> float:
    return float(answer) if isinstance(answer, int | float) else np.nan


def _or_none(value: np.float64) -> float | None:
    return None if np.isnan(value) else float(value)
