"""What each of the 256 bytes means as an answer to an item."""

import numpy as np

from mittari.answers import CODED
from mittari.answers.code_bytes import ALL
from mittari.answers.non_answer import NonAnswer
from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter

FIRST_NON_ANSWER, LAST_NON_ANSWER = 128, 131
"""The bytes of MISSING and NOT_ASKED, and of the others between them."""
NO_ANSWER, NO_CODE = -1, -2
"""What stands among the steps of an item (int16 by byte) where the byte is no answer, or is not allowed at all."""
NOT_ALLOWED = 255
"""What stands for the latter among steps and digits of a byte each."""


def codes_of(meter: Meter, item: Item) -> np.ndarray | None:
    """The codes that an answer to an item can have (int64), or None if they do not all fit into a byte."""
    coding = meter.coding(item)
    if item.kind not in CODED:
        return None
    if item.kind is AnswerKind.MULTICHOICE:
        codes = np.arange(2 ** min(len(coding.codes) if coding else 0, 8))
    elif coding:
        codes = np.array(coding.codes)
    else:
        low, high = item.minimum or 0, item.maximum or 0
        codes = np.arange(low, min(high, low + 256) + 1)
    return codes if codes.min() > NonAnswer.NOT_ASKED and codes.max() <= ALL.max() else None


def allowed_bytes(codes: np.ndarray) -> np.ndarray:
    """Which bytes are one of the codes or a non-answer (bool by byte)."""
    return np.isin(ALL, [*codes, *NonAnswer])
