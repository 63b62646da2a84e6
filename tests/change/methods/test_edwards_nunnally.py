"""The index by hand, and R's SEM."""

import numpy as np
import pytest

from mittari.change.methods.edwards_nunnally import METHOD
from mittari.change.methods.parameters import Parameters
from tests.change.change_oracle import KEYS, oracle_row, parameters
from tests.shared_files import needs_shared


def test_the_index_by_hand() -> None:
    # 32 is drawn to .8 * (32 - 40) + 40 = 33.6; 43.6 lies 10 above it; SEM 10 * sqrt(.2) = 4.4721.
    line = METHOD.line(Parameters(mean=40, sd=10, reliability=0.8))
    assert line.index(np.array([32.0]), np.array([43.6]))[0] == pytest.approx(10 / 20**0.5, rel=1e-12)


def test_a_reliability_of_0_compares_with_the_mean_alone() -> None:
    line = METHOD.line(Parameters(mean=40, sd=10, reliability=0))
    assert list(line.index(np.array([0.0, 60.0]), np.array([50.0, 50.0]))) == [1.0, 1.0]


@needs_shared
@pytest.mark.parametrize("key", KEYS)
def test_the_sem_is_r_s(key: str) -> None:
    given = parameters(key)
    line = METHOD.line(Parameters(mean=given["m_pre"], sd=given["sd_pre"], reliability=given["rel"]))
    assert line.error == pytest.approx(oracle_row(key, "distribution", "EN")["se_measurement"], abs=1e-9)
