"""A sum has no value when one item is missing."""

import math

import numpy as np

from mittari.scoring.rules import sum as sums

NAN = float("nan")


def test_adds_all_items_or_none() -> None:
    raw, answered = sums.rule([np.array([1.0, 1.0]), np.array([2.0, NAN]), np.array([4.0, 4.0])], 3)
    assert raw[0] == 7
    assert math.isnan(raw[1])
    assert answered.tolist() == [3, 2]


def test_a_lower_minimum_does_not_make_a_smaller_score() -> None:
    raw, _ = sums.rule([np.array([1.0]), np.array([NAN])], 1)
    assert math.isnan(raw[0])
