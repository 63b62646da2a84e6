"""From an answer's code to the value that is scored: non-answers to NaN, then recode, then reverse."""

import numpy as np

from mittari.answers.non_answer import is_answer
from mittari.definitions.item import Item
from mittari.definitions.meter import Meter


def value_range(meter: Meter, item: Item) -> tuple[float, float]:
    """The smallest and largest value an answer to the item can be scored as."""
    coding = meter.coding(item)
    codes: tuple[float, ...] = coding.codes if coding else (item.minimum or 0, item.maximum or 0)
    values = item.recode.values() if item.recode else codes
    return min(values), max(values)


def item_values(meter: Meter, item: Item, codes: np.ndarray) -> np.ndarray:
    """Values (float64) of one item's codes; NaN for whatever is not an answer.

    `codes` may be any integer or float type; it is widened first, because small integers wrap without a word.
    """
    wide = codes.astype(np.float64)
    values = np.where(is_answer(wide), wide, np.nan)
    if item.recode:
        values = _recoded(values, item.recode)
    if item.reverse:
        low, high = value_range(meter, item)
        values = low + high - values
    return values


def _recoded(values: np.ndarray, recode: dict[int, float]) -> np.ndarray:
    new = np.full_like(values, np.nan)
    for code, value in recode.items():
        new[values == code] = value
    return new
