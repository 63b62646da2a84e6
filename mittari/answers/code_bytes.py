"""Codes as bytes: one byte an answer, whatever kind of number it came as."""

import numpy as np

from mittari.answers.non_answer import NonAnswer

ALL = np.arange(256, dtype=np.uint8).view(np.int8)
"""The code of every byte: a byte from 128 up is a negative code, the non-answers are 128 to 131."""


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


def bytes_between(small: np.ndarray) -> list[int]:
    """Bytes among which are all that stand in a column: those between its ends, below 128 and above apart."""
    if not len(small):
        return []
    signed = small.view(np.int8)
    answers = range(int(small.min()), int(signed.max()) + 1)
    negative = range(int(signed.min()) % 256, int(small.max()) + 1) if signed.min() < 0 else range(0)
    return [*answers, *negative]
