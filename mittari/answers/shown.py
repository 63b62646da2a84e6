"""Which questions a person is asked: display conditions, worked out the same way for one form and for a million."""

from collections.abc import Mapping

import numpy as np

from mittari.answers.multichoice import is_ticked
from mittari.answers.non_answer import NonAnswer, is_answer
from mittari.definitions.condition import Condition
from mittari.definitions.item import AnswerKind, Coding, Item
from mittari.definitions.meter import Meter

Columns = dict[str, np.ndarray]
Values = Mapping[str, float | None]


def holds(condition: Condition, codes: np.ndarray, options: Coding | None = None) -> np.ndarray:
    """Where codes (or scores) meet the condition; where there is no answer, it does not hold.

    `options` is the coding of an item of which several can be ticked: one of `any_of` must be.
    """
    if condition.any_of is not None and options is not None:
        met = np.logical_or.reduce([is_ticked(codes, options, code) for code in condition.any_of])
    elif condition.any_of is not None:
        met = np.isin(codes, condition.any_of)
    else:
        low = -np.inf if condition.at_least is None else condition.at_least
        high = np.inf if condition.at_most is None else condition.at_most
        met = (codes >= low) & (codes <= high)
    return met & is_answer(codes)


def options_of(meter: Meter, item: Item) -> Coding | None:
    """The coding of an item of which several options can be ticked, else None."""
    return meter.coding(item) if item.kind is AnswerKind.MULTICHOICE else None


def mark_not_asked(meter: Meter, columns: Columns, scores: Columns | None = None) -> tuple[Columns, Columns]:
    """Codes with NOT_ASKED wherever a question was not shown, and per item where an answer stood there all the same.

    `columns` holds float64 codes by item id; items are taken in order, so that a question whose own condition hangs
    on a question that was not asked is not asked either. Without the other question's column nothing is marked; nor,
    without `scores` by score id, where a question hangs on a score: no score may use such a question.
    """
    marked, surplus = dict(columns), {}
    for item in meter.structure.items:
        asked = _asked(meter, item.show_if, marked, scores or {}) if item.show_if and item.id in marked else None
        if asked is not None:
            surplus[item.id] = ~asked & is_answer(marked[item.id])
            marked[item.id] = np.where(asked, marked[item.id], float(NonAnswer.NOT_ASKED))
    return marked, surplus


def hangs_on_score(meter: Meter) -> bool:
    """Whether any question of a meter is asked only after what the answers so far come to."""
    return any(item.show_if and item.show_if.score for item in meter.structure.items)


def _asked(meter: Meter, condition: Condition, columns: Columns, scores: Columns) -> np.ndarray | None:
    """Where a question is asked; None where nothing is known of what it hangs on."""
    if condition.score is not None:
        return _asked_after(meter, condition, columns, scores[condition.score]) if condition.score in scores else None
    other = str(condition.item)
    return holds(condition, columns[other], options_of(meter, meter.items[other])) if other in columns else None


def _asked_after(meter: Meter, condition: Condition, columns: Columns, score: np.ndarray) -> np.ndarray:
    """Where a score meets the condition, or may yet do so: an age or gender that is missing may stand in the record."""
    filled = [columns.get(item.id) for item in meter.structure.items if item.filled_from in ("age", "gender")]
    missing = [column == NonAnswer.MISSING for column in filled if column is not None]
    open_yet = np.logical_or.reduce([np.zeros(len(score), dtype=bool), *missing])
    return holds(condition, score) | (np.isnan(score) & open_yet)


def shown_items(meter: Meter, answers: Mapping[str, object], scores: Values | None = None) -> list[Item]:
    """The items shown to a person with these answers so far (item id -> code or text), in order.

    `scores` holds what the answers so far come to, for questions that hang on a score. What is filled from a record
    or a file is never shown.
    """
    return [item for item in meter.structure.items if not item.filled_from and _is_shown(meter, item, answers, scores)]


def _is_shown(meter: Meter, item: Item, answers: Mapping[str, object], scores: Values | None) -> bool:
    if item.show_if is None:
        return True
    if item.show_if.score is not None:
        return bool(holds(item.show_if, _one((scores or {}).get(item.show_if.score)))[0])
    other = meter.items[str(item.show_if.item)]
    known = holds(item.show_if, _one(answers.get(other.id)), options_of(meter, other))
    return _is_shown(meter, other, answers, scores) and bool(known[0])


def _one(code: object) -> np.ndarray:
    return np.array([code if isinstance(code, int | float) else np.nan], dtype=np.float64)
