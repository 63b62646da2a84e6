"""The printed example of 1991, and reliabilities of 0 and 1."""

import numpy as np
import pytest

from mittari.change.methods.jacobson_truax import METHOD
from mittari.change.methods.parameters import Parameters
from mittari.errors import InputError


def test_the_printed_example() -> None:
    line = METHOD.line(Parameters(sd=7.5, reliability=0.8))
    assert round(line.error, 3) == 4.743
    assert round(float(line.index(np.array([32.5]), np.array([47.5]))[0]), 3) == 3.162


def test_a_score_that_is_all_noise_and_one_that_has_none() -> None:
    assert METHOD.line(Parameters(sd=10, reliability=0)).error == pytest.approx(14.142135623730951, rel=1e-12)
    with pytest.raises(InputError, match="no noise"):
        METHOD.line(Parameters(sd=10, reliability=1))
