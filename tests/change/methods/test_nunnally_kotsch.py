"""The index by hand, and two edges of the reliabilities."""

import numpy as np
import pytest

from mittari.change.methods.nunnally_kotsch import METHOD
from mittari.change.methods.parameters import Parameters
from mittari.errors import InputError


def test_the_index_by_hand() -> None:
    # r .6, r_after .7, s 10: sqrt(.36 * 100 * .4 + 100 * .3) = sqrt(44.4); (52 - 31) / sqrt(44.4).
    line = METHOD.line(Parameters(mean=40, sd=10, reliability=0.6, reliability_after=0.7))
    assert line.index(np.array([25.0]), np.array([52.0]))[0] == pytest.approx(21 / 44.4**0.5, rel=1e-12)


def test_one_perfect_measurement_leaves_noise_and_two_leave_none() -> None:
    assert METHOD.line(Parameters(mean=40, sd=10, reliability=1, reliability_after=0.75)).error == 5
    with pytest.raises(InputError, match="no noise"):
        METHOD.line(Parameters(mean=40, sd=10, reliability=1, reliability_after=1))
