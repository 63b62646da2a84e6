"""The index by hand, and R's standard error of prediction."""

import numpy as np
import pytest

from mittari.change.methods.gulliksen_lord_novick import METHOD
from mittari.change.methods.parameters import Parameters
from tests.change.change_oracle import KEYS, oracle_row, parameters
from tests.shared_files import needs_shared


def test_the_index_by_hand() -> None:
    # r .8 and s 10: the error is 10 * sqrt(1 - .64) = 6; (52 - 40 - .8 * (25 - 40)) / 6 = 24 / 6.
    line = METHOD.line(Parameters(mean=40, sd=10, reliability=0.8))
    assert line.index(np.array([25.0]), np.array([52.0]))[0] == pytest.approx(4, rel=1e-12)


@needs_shared
@pytest.mark.parametrize("key", KEYS)
def test_the_standard_error_of_prediction_is_r_s(key: str) -> None:
    given = parameters(key)
    line = METHOD.line(Parameters(mean=given["m_pre"], sd=given["sd_pre"], reliability=given["rel"]))
    assert line.error == pytest.approx(oracle_row(key, "distribution", "GLN")["se_prediction"], abs=1e-9)
