"""Mean and linear linking by hand, and their errors against published formulas and a bootstrap of people."""

import numpy as np
import pytest

from mittari.psychometrics.linking.linear import linear_covariance, linear_link, mean_covariance, mean_link
from mittari.psychometrics.linking.points import Points
from mittari.psychometrics.linking.sample import Sample

XS = Points(np.arange(0.0, 21))
YS = Points(np.arange(0.0, 101, 5))


def by_hand() -> tuple[np.ndarray, np.ndarray]:
    """Counts with mean 10 and SD 2, and with mean 50 and SD 10."""
    return XS.counts(np.array([8.0, 12] * 5)), YS.counts(np.array([40.0, 60] * 7))


def test_a_score_is_as_far_from_the_mean() -> None:
    assert mean_link(*by_hand(), XS, YS)[13] == pytest.approx(53)
    assert linear_link(*by_hand(), XS, YS)[[0, 10, 13]] == pytest.approx([0, 50, 65])


def test_many_samples_at_once() -> None:
    x, y = by_hand()
    found = linear_link(np.stack([x, x + x]), np.stack([y, y]), XS, YS)
    assert found == pytest.approx(np.stack([linear_link(x, y, XS, YS)] * 2))


def normal(paired: bool, n: int = 400_000) -> Sample:
    rng = np.random.default_rng(5)
    state, more, third = rng.normal(size=(3, n))
    return Sample(10 + 2 * state, 50 + 10 * (0.8 * state + 0.6 * (more if paired else third)), paired, 0)


def test_the_error_of_one_group_is_lord_s() -> None:
    used, z = normal(True), (XS.values - 10) / 2
    r, n = 0.8, len(used.x)
    expected = 10 * np.sqrt((1 - r) * (2 + (1 + r) * z**2) / n)
    assert np.sqrt(np.diag(linear_covariance(used, XS))) == pytest.approx(expected, rel=0.01)


def test_the_error_of_two_groups_is_that_of_kolen_and_brennan() -> None:
    used = normal(False)
    used = Sample(used.x, used.y[:100_000], False, 0)
    z = (XS.values - 10) / 2
    expected = 10 * np.sqrt((1 / 400_000 + 1 / 100_000) * (1 + z**2 / 2))
    assert np.sqrt(np.diag(linear_covariance(used, XS))) == pytest.approx(expected, rel=0.02)
    mean = np.sqrt(mean_covariance(used, XS)[0, 0])
    assert mean == pytest.approx(np.sqrt(4 / 400_000 + 100 / 100_000), rel=0.01)


@pytest.mark.parametrize("paired", [True, False])
def test_skewed_scores_have_the_error_of_a_bootstrap(paired: bool) -> None:
    rng = np.random.default_rng(2)
    x = np.round(rng.chisquare(4, 500)).clip(0, 20)
    y = (
        (5 * np.round(x + rng.chisquare(3, 500))).clip(0, 100)
        if paired
        else 5 * np.round(rng.chisquare(6, 500)).clip(0, 20)
    )
    drawn = []
    for _ in range(2_000):
        one = rng.integers(0, 500, 500)
        other = one if paired else rng.integers(0, 500, 500)
        drawn.append(linear_link(XS.counts(x[one]), YS.counts(y[other]), XS, YS))
    expected = np.cov(np.array(drawn), rowvar=False)
    found = linear_covariance(Sample(x, y, paired, 0), XS)
    assert np.sqrt(np.diag(found)) == pytest.approx(np.sqrt(np.diag(expected)), rel=0.1)
    assert np.corrcoef(found.ravel(), expected.ravel())[0, 1] > 0.99
