"""How a study is judged, against hand computation."""

import math

import numpy as np
import pytest

from bench.simulations.study import Measured, Study, gain, ratio_of_biases, ratio_of_errors, run, share_held, the_mean


def test_an_interval_holds_its_ends_and_nan_holds_nothing() -> None:
    assert share_held(([0, 0, 0, math.nan], [2, 2, 2, 2]), [0, 2, 2.001, 1]) == (0.5,)
    assert share_held(([0, 0], [2, 2]), [0.1, 1.9], 0.8) == (0.0,)


def test_statistics_of_two_numbers() -> None:
    assert ratio_of_errors(np.array([4.0, 16.0])) == 0.5
    assert ratio_of_biases(np.array([-1.0, 4.0])) == 0.25
    assert gain(np.array([0.75, 0.5])) == 0.25


def test_the_jackknife_error_of_a_mean_is_that_of_the_formula() -> None:
    drawn: list[float] = []

    def once(rng: np.random.Generator, fault: float) -> dict[str, tuple[float]]:
        drawn.append(fault * rng.normal())
        return {"a": (drawn[-1],)}

    found = run(Study("s", "", "", once, the_mean, {"a": None}, 1), 30)["a"]
    assert found.value == pytest.approx(np.mean(drawn))
    assert found.error == pytest.approx(np.std(drawn, ddof=1) / math.sqrt(30))


def test_within_a_goal_or_some_errors_of_it() -> None:
    assert Measured(0.93, 0.01, (0.93, 0.97)).within()
    assert not Measured(0.92, 0.01, (0.93, 0.97)).within()
    assert Measured(0.92, 0.01, (0.93, 0.97)).within(1.1)
    assert not Measured(math.nan, 0.01, (0.93, 0.97)).within(3)
    assert Measured(7.0, 0.01, None).within()
