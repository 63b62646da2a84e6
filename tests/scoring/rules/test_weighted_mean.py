"""A weighted mean divides by the weights of what was answered."""

import numpy as np

from tests.scoring.rules.raw import NAN, raw

RULE = {"kind": "weighted_mean", "weights": {"a": 3, "b": 1}}
COLUMNS = {"a": [2, 2, NAN], "b": [6, NAN, NAN]}


def test_divides_by_the_weights_of_the_answered() -> None:
    np.testing.assert_array_equal(raw(RULE, COLUMNS, "1")[0], [3, 2, NAN])


def test_needs_all_inputs_unless_told_otherwise() -> None:
    np.testing.assert_array_equal(raw(RULE, COLUMNS)[0], [3, NAN, NAN])
