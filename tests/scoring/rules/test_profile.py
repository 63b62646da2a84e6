"""A profile is the levels side by side."""

import numpy as np

from tests.scoring.rules.raw import NAN, raw


def test_levels_become_digits() -> None:
    columns: dict[str, list[float]] = {"a": [2, 1], "b": [1, 1], "c": [2, NAN], "d": [3, 1], "e": [2, 1]}
    np.testing.assert_array_equal(raw("profile", columns)[0], [21232, NAN])
