"""From an answer's code to the value that is scored: non-answers to NaN, then recode, then reverse."""

import numpy as np

from mittari.answers.multichoice import is_ticked
from mittari.answers.non_answer import is_answer
from mittari.definitions.item import AnswerKind, Coding, Item
from mittari.definitions.meter import Meter


def value_range(meter: Meter, item: Item) -> tuple[float, float]:
    """The smallest and largest value an answer to the item can be scored as."""
    values = item.recode.values() if item.recode else codes_scored(meter, item)
    return min(values), max(values)


def codes_scored(meter: Meter, item: Item) -> tuple[float, ...]:
    """The codes that are scored; of a long range of numbers only both ends."""
    coding = meter.coding(item)
    if coding and item.ticked == "count":
        return tuple(range(len(coding.codes) + 1))
    if coding:
        return coding.codes
    low, high = item.minimum or 0, item.maximum or 0
    return tuple(range(low, high + 1)) if item.kind is AnswerKind.RATING else (low, high)


def item_values(meter: Meter, item: Item, codes: np.ndarray) -> np.ndarray:
    """Values (float64) of one item's codes; NaN for whatever is not an answer.

    `codes` may be any integer or float type; it is widened first, because small integers wrap without a word.
    """
    wide = codes.astype(np.float64)
    values = np.where(is_answer(wide), wide, np.nan)
    coding = meter.coding(item)
    if item.kind is AnswerKind.MULTICHOICE and coding:
        values = _of_ticked(values, item, coding)
    if item.recode:
        values = _recoded(values, item.recode)
    if item.reverse:
        low, high = value_range(meter, item)
        values = low + high - values
    return values


def _of_ticked(bits: np.ndarray, item: Item, coding: Coding) -> np.ndarray:
    """How many options are ticked, or the lowest or highest code of those: NaN where nothing is ticked."""
    if item.ticked == "count":
        ticked = np.sum([is_ticked(bits, coding, code) for code in coding.codes], axis=0, dtype=np.float64)
        return np.where(np.isnan(bits), np.nan, ticked)
    found = np.full_like(bits, np.nan)
    # The last one written stays: the lowest code comes last where the lowest is wanted.
    for code in sorted(coding.codes, reverse=item.ticked == "lowest"):
        found[is_ticked(bits, coding, code)] = code
    return found


def _recoded(values: np.ndarray, recode: dict[int, float]) -> np.ndarray:
    new = np.full_like(values, np.nan)
    for code, value in recode.items():
        new[values == code] = value
    return new
