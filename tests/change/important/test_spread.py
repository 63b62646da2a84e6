"""MICs of the distribution say that they know of no anchor."""

import math

import pytest

from mittari.change.important.spread import by_half_sd, by_sem
from mittari.change.reliable import threshold
from mittari.errors import InputError


def test_half_an_sd_and_one_sem() -> None:
    assert by_half_sd(8.4, 120).value == 4.2
    assert by_sem(3.354, 120).value == 3.354
    assert "no anchor" in by_half_sd(8.4, 120).summary()
    assert "groups only" in by_sem(3.354, 120).beside_noise(threshold(3.354))


@pytest.mark.parametrize(("value", "n"), [(0.0, 10), (-1.0, 10), (math.nan, 10), (3.0, 0)])
def test_numbers_that_can_t_be_are_refused(value: float, n: int) -> None:
    with pytest.raises(InputError, match="not a number above 0"):
        by_sem(value, n)
