"""The worst and the best answer of those that are there."""

import numpy as np

from tests.scoring.rules.raw import NAN, raw

COLUMNS = {"a": [3, 3, NAN], "b": [1, NAN, NAN], "c": [7, 7, NAN]}


def test_lowest_and_highest() -> None:
    np.testing.assert_array_equal(raw("minimum", COLUMNS, "1")[0], [1, 3, NAN])
    np.testing.assert_array_equal(raw("maximum", COLUMNS, "1")[0], [7, 7, NAN])


def test_all_must_be_there_unless_told_otherwise() -> None:
    np.testing.assert_array_equal(raw("minimum", COLUMNS)[0], [1, NAN, NAN])
