"""A count is of the inputs that reach their own threshold."""

import numpy as np

from tests.scoring.rules.raw import NAN, raw


def test_counts_what_reaches_its_threshold() -> None:
    columns: dict[str, list[float]] = {"a": [2, 1, 3], "b": [1, 1, NAN], "c": [1, 0, 2]}
    found, answered = raw({"kind": "count", "at_least": 2, "other": {"c": 1}}, columns)
    np.testing.assert_array_equal(found, [2, 0, NAN])
    assert answered == [3, 3, 2]
