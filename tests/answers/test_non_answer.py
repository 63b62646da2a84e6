"""The four ways not to answer are different, and none of them is an answer."""

import numpy as np

from mittari.answers.non_answer import BY_WORD, NonAnswer, is_answer
from mittari.definitions.item import SMALLEST_CODE


def test_each_has_its_word_and_its_code() -> None:
    assert set(BY_WORD) == {"missing", "refused", "not_applicable", "not_asked"}
    assert {int(code) for code in NonAnswer} == {-128, -127, -126, -125}
    assert max(NonAnswer) < SMALLEST_CODE


def test_none_of_them_is_an_answer() -> None:
    codes = np.array([np.nan, *(float(code) for code in NonAnswer), SMALLEST_CODE, -1, 0, 3])
    assert is_answer(codes).tolist() == [False] * 5 + [True] * 4
    assert not is_answer(np.array(list(NonAnswer), dtype=np.int8)).any()
