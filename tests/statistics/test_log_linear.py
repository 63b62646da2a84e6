"""Smooth distributions against R's glm, and the moments they have to keep."""

import numpy as np
import pytest

from mittari.statistics.log_linear import best_degree, smoothed

POINTS = np.arange(11.0)
COUNTS = np.array([3, 7, 15, 22, 40, 51, 44, 30, 18, 0, 5.0])


def test_fitted_counts_are_those_of_r() -> None:
    # R 4.2.2: fitted(glm(n ~ poly(0:10, 4), poisson))
    expected = [
        3.78399759165694, 6.21238991837671, 12.51624883724675, 24.77180552402465, 40.86745393569135, 50.54875911599753,
        44.69315947430821, 28.54709986065686, 14.11153124370866, 6.13036629137677, 2.81718820745157,
    ]  # fmt: skip
    assert smoothed(POINTS, COUNTS, 4) * COUNTS.sum() == pytest.approx(expected, abs=1e-8)


def test_the_degree_of_least_aic_is_that_of_r() -> None:
    # R: AIC(glm(n ~ poly(0:10, d), poisson)), d 2 to 6: 71.365, 72.782, 72.465, 71.877, 72.472.
    assert best_degree(POINTS, COUNTS) == 2


@pytest.mark.parametrize("degree", [1, 2, 3, 5])
def test_as_many_moments_stay_as_the_degree_says(degree: int) -> None:
    shares = smoothed(POINTS, COUNTS, degree)
    assert shares.sum() == pytest.approx(1)
    assert (shares > 0).all()
    powers = [POINTS**power for power in range(1, degree + 1)]
    kept = [float(shares @ power) for power in powers]
    assert kept == pytest.approx([float(COUNTS @ power) / COUNTS.sum() for power in powers], rel=1e-9)


def test_many_samples_at_once_are_as_one_by_one() -> None:
    many = np.random.default_rng(1).multinomial(120, COUNTS / COUNTS.sum(), size=(3, 20)).astype(float)
    found = smoothed(POINTS, many, 3)
    assert found.shape == many.shape
    assert found[2, 7] == pytest.approx(smoothed(POINTS, many[2, 7], 3), abs=1e-9)


def test_another_unit_of_the_score_changes_nothing() -> None:
    assert smoothed(3 + 20 * POINTS, COUNTS, 4) == pytest.approx(smoothed(POINTS, COUNTS, 4), abs=1e-10)


def test_a_degree_is_never_more_than_the_scores_seen_allow() -> None:
    seen_three = np.array([0, 0, 5, 0, 9, 0, 0, 0, 0, 0, 3.0])
    assert best_degree(POINTS, seen_three) == 1
    assert np.isfinite(smoothed(POINTS, seen_three, 1)).all()
