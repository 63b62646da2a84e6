"""It grades a person against the group, as GLN does not."""

import numpy as np
import pytest

from mittari.change.methods import gulliksen_lord_novick
from mittari.change.methods.hsu_linn_lord import METHOD
from mittari.change.methods.parameters import Parameters
from tests.change.change_oracle import KEYS, oracle_row, parameters
from tests.shared_files import needs_shared


def test_who_gains_what_the_group_gained_has_an_index_of_0() -> None:
    line = METHOD.line(Parameters(mean=40, mean_after=50, sd=10, reliability=0.8))
    assert line.index(np.array([40.0]), np.array([50.0]))[0] == 0


def test_without_a_change_of_the_group_it_is_gln() -> None:
    line = METHOD.line(Parameters(mean=40, mean_after=40, sd=10, reliability=0.8))
    other = gulliksen_lord_novick.METHOD.line(Parameters(mean=40, sd=10, reliability=0.8))
    assert (line.error, line.constant) == pytest.approx((other.error, other.constant), rel=1e-12)


@needs_shared
@pytest.mark.parametrize("key", KEYS)
def test_the_standard_error_of_prediction_is_r_s(key: str) -> None:
    given = parameters(key)
    means = {"mean": given["m_pre"], "mean_after": given["m_post"]}
    line = METHOD.line(Parameters(**means, sd=given["sd_pre"], reliability=given["rel"]))
    assert line.error == pytest.approx(oracle_row(key, "distribution", "HLL")["se_prediction"], abs=1e-9)
