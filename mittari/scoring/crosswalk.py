"""Answers given to an older version of a meter, carried forward to a newer one and scored by it."""

from collections.abc import Mapping

import numpy as np

from mittari.answers.non_answer import NonAnswer, is_answer
from mittari.definitions.crosswalk import Crosswalk
from mittari.definitions.meter import Meter
from mittari.scoring.score import Scored, score_columns


def carry_forward(crosswalk: Crosswalk, newer: Meter, columns: Mapping[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The answers to the older version as codes of the newer one, float64 by item id.

    `columns` holds codes by the older item ids, all of one length. Whatever is not an answer stays what it is; what
    the older version did not ask was not asked.
    """
    rows = len(next(iter(columns.values()), np.empty(0)))
    carried = {name: np.full(rows, float(NonAnswer.NOT_ASKED)) for name in newer.items}
    for name, target in crosswalk.carried.items():
        if name in columns:
            carried[target] = _recoded(columns[name].astype(np.float64), crosswalk.items[name].codes)
    return carried


def score_forward(crosswalk: Crosswalk, newer: Meter, columns: Mapping[str, np.ndarray]) -> dict[str, Scored]:
    """The scores of the newer version for answers to the older one: only those that may be compared."""
    scored = score_columns(newer, carry_forward(crosswalk, newer, columns))
    return {name: found for name, found in scored.items() if name in crosswalk.comparable}


def _recoded(codes: np.ndarray, recode: Mapping[int, int] | None) -> np.ndarray:
    if recode is None:
        return codes
    new = np.where(is_answer(codes), np.nan, codes)
    for code, into in recode.items():
        new[codes == code] = into
    return new
