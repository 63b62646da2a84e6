"""Any number of options; the answer is one whole number with a bit for each option that is ticked.

Bit i stands for the i-th option of the coding, so that an answer is one column like any other, and ticking nothing
(0) is an answer. In files the codes are written with blanks between them, and `none` for nothing ticked.
"""

import numpy as np

from mittari.answers.number_text import whole_number
from mittari.definitions.item import Coding, Item

NOTHING = "none"


def parse(item: Item, coding: Coding | None, text: str) -> int:
    """The ticked options in a text such as `1 3`; raises ValueError with the codes there are."""
    if text.strip() == NOTHING:
        return 0
    codes = coding.codes if coding else ()
    ticked = [whole_number(word) for word in text.replace(";", " ").split()]
    if unknown := [code for code in ticked if code not in codes]:
        raise ValueError(f"{unknown[0]} is not one of the codes {', '.join(map(str, codes))}")
    return to_bits(ticked, coding)


def to_bits(ticked: list[int], coding: Coding | None) -> int:
    """One number for a set of codes."""
    codes = coding.codes if coding else ()
    return sum(1 << codes.index(code) for code in set(ticked))


def to_codes(bits: float, coding: Coding | None) -> list[int]:
    """The codes that are ticked, in the order of the options."""
    codes = coding.codes if coding else ()
    return [code for place, code in enumerate(codes) if int(bits) >> place & 1]


def is_ticked(bits: np.ndarray, coding: Coding, code: int) -> np.ndarray:
    """Where an option is ticked (bool); `bits` are float64, and whatever is not an answer has nothing ticked."""
    there = np.where(bits >= 0, bits, 0).astype(np.int64)
    return (there >> coding.codes.index(code) & 1).astype(bool)
