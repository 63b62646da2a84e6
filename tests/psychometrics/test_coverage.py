"""Intervals by simulation, 200 times: 95 % of them hold the truth, give or take three Monte Carlo errors."""

from collections import Counter
from math import sqrt

import numpy as np
import pandas as pd
import pytest

from mittari.psychometrics.alpha import alpha
from mittari.psychometrics.icc import icc
from mittari.psychometrics.retest import retest
from mittari.psychometrics.standard_error import from_agreement, from_differences

TIMES = 200
# States vary by 2 points and noise by 1: the ICC is 4 / 5 and the SEM 1. Items correlate by .4.
TRUTH = {
    "alpha": 5 * 0.4 / (1 + 4 * 0.4),
    "A,1": 0.8,
    "C,1": 0.8,
    "1": 0.8,
    "differences": 1,
    "agreement": 1,
    "bias": 0,
}


@pytest.fixture(scope="module")
def held() -> Counter[str]:
    """How often each interval held the truth."""
    rng = np.random.default_rng(1)
    counts: Counter[str] = Counter()
    for _ in range(TIMES):
        counts.update(name for name, (low, high) in once(rng).items() if low <= TRUTH[name] <= high)
    return counts


def once(rng: np.random.Generator) -> dict[str, tuple[float, float]]:
    answers = sqrt(0.4) * rng.normal(size=(100, 1)) + sqrt(0.6) * rng.normal(size=(100, 5))
    pairs = pd.DataFrame(rng.normal(0, 2, (60, 1)) + rng.normal(size=(60, 2)))
    one, both, twice = alpha(pd.DataFrame(answers)), icc(pairs), retest(pairs[0], pairs[1])
    forms = {name: both.form(name)[1:] for name in ("A,1", "C,1", "1")}
    errors = {"differences": from_differences(twice), "agreement": from_agreement(both.squares)}
    ends = {name: (error.low, error.high) for name, error in errors.items()}
    return {"alpha": (one.low, one.high), "bias": twice.bias_interval} | forms | ends


@pytest.mark.parametrize("name", TRUTH)
def test_coverage(name: str, held: Counter[str]) -> None:
    assert held[name] / TIMES == pytest.approx(0.95, abs=3 * sqrt(0.95 * 0.05 / TIMES))
