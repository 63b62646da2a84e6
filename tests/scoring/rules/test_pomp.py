"""What does not concern a person leaves the denominator; what is left unanswered leaves no score."""

import numpy as np

from mittari.answers.non_answer import NonAnswer
from tests.scoring.rules.raw import NAN, raw

NA, NOT_ASKED, MISSING = (float(code) for code in (NonAnswer.NOT_APPLICABLE, NonAnswer.NOT_ASKED, NonAnswer.MISSING))
COLUMNS = {"a": [5, 5, 5, 5, NA], "b": [10, NA, NOT_ASKED, MISSING, NA]}


def test_the_denominator_follows_applicability() -> None:
    found, answered = raw("pomp", COLUMNS)
    np.testing.assert_array_equal(found, [75, 50, 50, NAN, NAN])
    assert answered == [2, 1, 1, 1, 0]


def test_a_minimum_lets_unanswered_ones_pass() -> None:
    np.testing.assert_array_equal(raw("pomp", COLUMNS, "1")[0], [75, 50, 50, 50, NAN])
