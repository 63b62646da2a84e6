"""Which questions a person is asked: display conditions, worked out the same way for one form and for a million."""

from collections.abc import Mapping

import numpy as np

from mittari.answers.non_answer import NonAnswer, is_answer
from mittari.definitions.condition import Condition
from mittari.definitions.item import Item
from mittari.definitions.meter import Meter

Columns = dict[str, np.ndarray]


def holds(condition: Condition, codes: np.ndarray) -> np.ndarray:
    """Where the other answer's codes meet the condition; where there is no answer, the question is not asked."""
    if condition.any_of is not None:
        met = np.isin(codes, condition.any_of)
    else:
        low = -np.inf if condition.at_least is None else condition.at_least
        high = np.inf if condition.at_most is None else condition.at_most
        met = (codes >= low) & (codes <= high)
    return met & is_answer(codes)


def mark_not_asked(meter: Meter, columns: Columns) -> tuple[Columns, Columns]:
    """Codes with NOT_ASKED wherever a question was not shown, and per item where an answer stood there all the same.

    `columns` holds float64 codes by item id; items are taken in order, so that a question whose own condition hangs
    on a question that was not asked is not asked either. Without the other question's column nothing is marked.
    """
    marked, surplus = dict(columns), {}
    for item in meter.structure.items:
        if item.show_if is None or item.id not in marked or item.show_if.item not in marked:
            continue
        asked = holds(item.show_if, marked[item.show_if.item])
        surplus[item.id] = ~asked & is_answer(marked[item.id])
        marked[item.id] = np.where(asked, marked[item.id], float(NonAnswer.NOT_ASKED))
    return marked, surplus


def shown_items(meter: Meter, answers: Mapping[str, object]) -> list[Item]:
    """The items shown to a person with these answers so far (item id -> code or text), in order."""
    return [item for item in meter.structure.items if _is_shown(meter, item, answers)]


def _is_shown(meter: Meter, item: Item, answers: Mapping[str, object]) -> bool:
    if item.show_if is None:
        return True
    other = meter.items[item.show_if.item]
    code = answers.get(other.id)
    known = np.array([code if isinstance(code, int | float) else np.nan], dtype=np.float64)
    return _is_shown(meter, other, answers) and bool(holds(item.show_if, known)[0])
