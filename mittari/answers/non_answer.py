"""The four ways not to answer. They are different things from the form to the report, and none of them is a 0."""

from enum import IntEnum

import numpy as np

from mittari.definitions.item import SMALLEST_CODE


class NonAnswer(IntEnum):
    """Codes for what stands where an answer would be; they lie below every code an instrument may use."""

    NOT_ASKED = -125
    NOT_APPLICABLE = -126
    REFUSED = -127
    MISSING = -128

    @property
    def word(self) -> str:
        """The word used in files: not_asked, not_applicable, refused or missing."""
        return self.name.lower()


BY_WORD = {non_answer.word: non_answer for non_answer in NonAnswer}


def is_answer(codes: np.ndarray) -> np.ndarray:
    """Where an array of codes holds answers: neither NaN nor a non-answer (NaN compares false)."""
    return codes >= SMALLEST_CODE
