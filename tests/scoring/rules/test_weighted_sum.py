"""Weights are fixed, or chosen by another answer; without that answer there is no score."""

import numpy as np

from tests.scoring.rules.raw import NAN, raw


def test_fixed_weights() -> None:
    rule = {"kind": "weighted_sum", "weights": {"a": 1.5, "b": -0.5}}
    np.testing.assert_array_equal(raw(rule, {"a": [2, 4, NAN], "b": [3, 0, 1]})[0], [1.5, 6, NAN])


def test_an_answer_chooses_the_weights() -> None:
    choices = {1: {"a": 1.5, "b": 0.5}, 2: {"a": 0.5, "b": 1.5}}
    rule = {"kind": "weighted_sum", "chosen_by": "job", "choices": choices}
    columns: dict[str, list[float]] = {"a": [5, 5, 5, 5], "b": [1, 1, 1, NAN], "job": [1, 2, NAN, 1]}
    found, answered = raw(rule, columns, inputs=["a", "b"])
    np.testing.assert_array_equal(found, [8, 4, NAN, NAN])
    assert answered == [2, 2, 0, 1]
