"""Codes as bytes: one byte an answer, whatever kind of number it came as, and what each of the 256 bytes means."""

import numpy as np

from mittari.answers import CODED
from mittari.answers.non_answer import NonAnswer
from mittari.definitions.item import AnswerKind, Item
from mittari.definitions.meter import Meter

ALL = np.arange(256, dtype=np.uint8).view(np.int8)
"""The code of every byte: a byte from 128 up is a negative code, the non-answers are 128 to 131."""
FIRST_NON_ANSWER, LAST_NON_ANSWER = 128, 131


def as_bytes(codes: np.ndarray) -> np.ndarray | None:
    """Codes of any kind of number as bytes (uint8), NaN as missing; None if one is not whole or does not fit."""
    if codes.dtype == np.int8:
        return np.ascontiguousarray(codes).view(np.uint8)
    if codes.dtype.kind not in "iuf":
        return None
    with np.errstate(invalid="ignore"):
        small = codes.astype(np.int8)
    same = small == codes
    if not same.all():
        absent = np.isnan(codes) if codes.dtype.kind == "f" else np.zeros(len(codes), dtype=bool)
        if not (same | absent).all():
            return None
        small[absent] = NonAnswer.MISSING
    return small.view(np.uint8)


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
