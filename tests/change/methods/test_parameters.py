"""Parameters that can't be right are named, all at once."""

import math
from typing import Any

import pytest

from mittari.change.methods.parameters import Parameters
from mittari.errors import InputError


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"sem": 0}, "sem: 0 is not a number above 0"),
        ({"sem_after": -1.0}, "sem_after: -1.0 is not a number above 0"),
        ({"sd": math.nan}, "sd: nan is not a number"),
        ({"mean": "8"}, "mean: '8' is not a number"),
        ({"mean_after": math.inf}, "mean_after: inf is not a number"),
        ({"reliability": 1.2}, "reliability: 1.2 is not between 0 and 1"),
        ({"reliability_after": -0.1}, "reliability_after: -0.1 is not between 0 and 1"),
        ({"correlation": -1.5}, "correlation: -1.5 is not between -1 and 1"),
    ],
)
def test_what_can_t_be_right_is_named(wrong: dict[str, Any], says: str) -> None:
    with pytest.raises(InputError, match=says):
        Parameters(**wrong)


def test_all_problems_come_at_once() -> None:
    with pytest.raises(InputError) as refused:
        Parameters(sd=-1, reliability=2, correlation=3)
    assert len(refused.value.problems) == 3


def test_the_noise_is_the_sem_or_comes_from_sd_and_reliability() -> None:
    assert Parameters(sd=7.5, reliability=0.8).noise() == pytest.approx(3.3541019662496847, rel=1e-12)
    assert Parameters(sem=3).noise() == 3
    assert Parameters(sd_after=10, reliability_after=0.75).noise_after() == 5
