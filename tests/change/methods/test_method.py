"""A line in two scores: its index, what it takes, and where somebody is judged changed."""

import math

import numpy as np
import pytest

from mittari.change.along import change_along
from mittari.change.methods import METHODS
from mittari.change.methods.method import IndexLine
from mittari.change.methods.parameters import Parameters
from mittari.errors import InputError
from tests.change.methods.one_of_each import parameters_of


def test_the_index_is_that_of_a_plain_loop() -> None:
    line = IndexLine(error=4.0, of_before=0.8, of_after=0.9, constant=7.0)
    before, after = np.array([10.0, 30.0]), np.array([20.0, 5.0])
    expected = [(0.9 * b - 0.8 * a - 7.0) / 4.0 for a, b in zip(before, after, strict=True)]
    np.testing.assert_allclose(line.index(before, after), expected, rtol=1e-15)
    assert (list(before), list(after)) == ([10.0, 30.0], [20.0, 5.0])


@pytest.mark.parametrize("error", [0.0, -1.0, math.nan, math.inf])
def test_without_noise_nothing_is_judged(error: float) -> None:
    with pytest.raises(InputError, match="no noise"):
        IndexLine(error=error)


def test_critical_values() -> None:
    assert IndexLine(error=1).critical() == pytest.approx(1.959963984540054, abs=1e-12)
    assert IndexLine(error=1, one_sided=True).critical() == pytest.approx(1.6448536269514722, abs=1e-12)
    with pytest.raises(InputError, match="between 0 and 1"):
        IndexLine(error=1, one_sided=True).critical(1.0)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("before", [0.0, 36.0, 60.0])
def test_just_beyond_the_turning_points_somebody_is_judged_changed(method: str, before: float) -> None:
    line = METHODS[method].line(parameters_of(method))
    low, high = line.turning_points(before)
    after = [low - 1e-9, low + 1e-9, high - 1e-9, high + 1e-9]
    found = change_along(line, [before] * 4, after, better="higher")
    assert list(found["verdict"]) == ["worse", "no_reliable_change", "no_reliable_change", "improved"]


@pytest.mark.parametrize("method", METHODS)
def test_a_method_takes_exactly_its_parameters(method: str) -> None:
    for way in range(len(METHODS[method].takes)):
        assert METHODS[method].line(parameters_of(method, way=way)).error > 0
    with pytest.raises(InputError, match="got nothing -> give "):
        METHODS[method].line(Parameters())
    with pytest.raises(InputError, match=METHODS[method].name):
        METHODS[method].line(Parameters(sem=3, sd=7, reliability=0.8, mean=3))


def test_a_threshold_in_points_is_there_only_where_it_is_the_same_for_everybody() -> None:
    with_one = {name for name in METHODS if METHODS[name].line(parameters_of(name)).threshold() is not None}
    assert with_one == {"JT", "MP"}
    assert METHODS["JT"].line(Parameters(sem=3.354)).threshold() == pytest.approx(9.297, abs=5e-4)
