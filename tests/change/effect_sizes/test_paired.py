"""What all effect sizes are made of."""

import numpy as np
import pytest

from mittari.change.effect_sizes.paired import Paired, correction, undefined
from tests.change.effect_sizes.twelve import J_11, TWELVE


def test_the_correction_is_r_s_and_near_its_approximation() -> None:
    assert correction(11) == pytest.approx(J_11, abs=1e-12)
    for df in (20, 200, 100_000):
        assert correction(df) == pytest.approx(1 - 3 / (4 * df - 1), abs=1e-4)


def test_change_and_correlation() -> None:
    assert TWELVE.n == 12
    assert TWELVE.change.sum() == 42
    assert np.isnan(Paired(np.ones(3), np.arange(3.0)).correlation)
    assert Paired(np.arange(3.0), -np.arange(3.0)).correlation == pytest.approx(-1)


def test_undefined_has_no_number() -> None:
    assert np.isnan([undefined("a", "b").value, undefined("a", "b").low]).all()
