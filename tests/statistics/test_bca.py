"""BCa: a percentile interval where nothing is skewed, SciPy's where it is, none where nothing varies."""

import math

import numpy as np
import pytest
from scipy import stats

from mittari.statistics.bca import bca_interval


def test_without_bias_and_skew_it_is_the_percentile_interval() -> None:
    replicates = np.linspace(-1, 1, 4001)
    found = bca_interval(0.0, replicates, np.array([-1.0, 0, 1]))
    assert found == pytest.approx((-0.95, 0.95), abs=1e-9)


def test_a_skewed_mean_as_scipy_has_it() -> None:
    values = np.random.default_rng(2).exponential(5, 40)
    theirs = stats.bootstrap((values,), np.mean, n_resamples=5000, method="BCa", rng=np.random.default_rng(1))
    left = (values.sum() - values) / 39
    found = bca_interval(values.mean(), theirs.bootstrap_distribution, left)
    assert found == pytest.approx(theirs.confidence_interval, rel=1e-9)


def test_what_does_not_vary_has_no_interval() -> None:
    assert math.isnan(bca_interval(2.0, np.full(100, 3.0), np.array([1.0, 2.0]))[0])
    assert math.isnan(bca_interval(3.0, np.full(100, 3.0), np.full(10, 3.0))[0])
