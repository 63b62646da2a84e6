"""A sum has no value when one item is missing."""

import numpy as np

from tests.scoring.rules.raw import NAN, raw


def test_adds_all_items_or_none() -> None:
    found, answered = raw("sum", {"a": [1, 1], "b": [2, NAN], "c": [4, 4]})
    np.testing.assert_array_equal(found, [7, NAN])
    assert answered == [3, 2]
