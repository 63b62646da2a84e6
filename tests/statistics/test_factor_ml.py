"""Factor models against lavaan, to 1e-4 and better, and against what was put in."""

import numpy as np
import pytest

from mittari.statistics.factor_ml import Moments, Pattern, Structure, fit_factors

CORRELATION = np.array(
    [
        [1, 0.5, 0.4, 0.3, 0.2],
        [0.5, 1, 0.45, 0.35, 0.2],
        [0.4, 0.45, 1, 0.4, 0.3],
        [0.3, 0.35, 0.4, 1, 0.25],
        [0.2, 0.2, 0.3, 0.25, 1],
    ]
)
MEANS = np.array([0, 0.1, 0.2, 0.3, 0.4])


def one_factor(p: int, first: int = 0) -> tuple[Structure, np.ndarray]:
    """Free loadings, residuals and intercepts from parameter `first` on; factor variance 1 and mean 0."""
    numbers = first + np.arange(3 * p).reshape(3, p)
    residuals = np.where(np.eye(p) == 1, numbers[1], -1)
    structure = Structure(
        loadings=Pattern(numbers[0][:, None], np.zeros((p, 1))),
        factors=Pattern(np.array([[-1]]), np.ones((1, 1))),
        residuals=Pattern(residuals, np.zeros((p, p))),
        intercepts=Pattern(numbers[2], np.zeros(p)),
        means=Pattern(np.array([-1]), np.zeros(1)),
    )
    return structure, np.repeat([0.6, 0.6, 0.0], p)


def test_one_factor_is_that_of_lavaan() -> None:
    # lavaan 0.6-14: cfa("f =~ a+b+c+d+e", sample.cov, sample.mean, sample.nobs = 300, std.lv = TRUE,
    # sample.cov.rescale = FALSE, information = "observed").
    model, start = one_factor(5)
    found = fit_factors([model], [Moments(CORRELATION, MEANS, 300)], start)
    figures = [found.chi2, found.df, found.cfi, found.rmsea, found.chi2_none, found.df_none]
    assert figures == pytest.approx([11.90140890, 5, 0.97393507, 0.06783022, 274.77755211, 10], abs=1e-5)
    assert found.values[:5] == pytest.approx([0.6360408, 0.6959624, 0.6721213, 0.5347577, 0.3652862], abs=1e-5)
    assert found.errors[:5] == pytest.approx([0.0614134, 0.0611552, 0.0616860, 0.0628131, 0.0652311], abs=1e-5)
    assert found.values[10:] == pytest.approx(MEANS, abs=1e-6)
    assert found.errors[10:] == pytest.approx([0.0577350] * 5, abs=1e-6)
    assert found.converged
    assert not found.improper


def test_two_samples_that_share_nothing_add_up() -> None:
    (one, start), (other, _) = one_factor(5), one_factor(5, first=15)
    moments = Moments(CORRELATION, MEANS, 300), Moments(CORRELATION, MEANS + 1, 100)
    found = fit_factors([one, other], moments, np.concatenate([start, start]))
    alone = fit_factors([one], moments[:1], start)
    assert found.chi2 == pytest.approx(alone.chi2 * 400 / 300, abs=1e-5)
    assert (found.df, found.samples, found.n) == (10, 2, 400)


def test_shared_parameters_lie_between_those_of_each() -> None:
    model, start = one_factor(5)
    moments = Moments(CORRELATION, MEANS, 300), Moments(CORRELATION, MEANS + 1, 300)
    found = fit_factors([model, model], moments, start)
    assert found.values[10:] == pytest.approx(MEANS + 0.5, abs=1e-5)
    assert found.df == 2 * 20 - 15


def test_what_was_put_in_is_found() -> None:
    loadings, residuals = np.array([0.9, 0.8, 0.7, 0.6]), np.array([0.2, 0.3, 0.4, 0.5])
    model, start = one_factor(4)
    covariance = np.outer(loadings, loadings) + np.diag(residuals)
    found = fit_factors([model], [Moments(covariance, np.zeros(4), 500)], start)
    assert found.values[:8] == pytest.approx(np.concatenate([loadings, residuals]), abs=1e-5)
    assert [found.chi2, found.rmsea, found.cfi] == pytest.approx([0, 0, 1], abs=1e-6)


def test_an_improper_solution_says_so() -> None:
    # r12 * r13 / r23 is above 1: the first residual would have to be below 0.
    correlation = np.array([[1, 0.8, 0.8], [0.8, 1, 0.5], [0.8, 0.5, 1]])
    model, start = one_factor(3)
    found = fit_factors([model], [Moments(correlation, np.zeros(3), 200)], start)
    assert found.improper
    assert (found.df, found.rmsea) == (0, 0)


def test_a_search_that_runs_away_is_given_up_soon() -> None:
    # r12 * r13 / r23 has no end: the greater the first loading, the likelier, and its residual falls without end.
    correlation = np.array([[1, 0.5, 0.5], [0.5, 1, 0], [0.5, 0, 1]])
    model, start = one_factor(3)
    found = fit_factors([model], [Moments(correlation, np.zeros(3), 40)], start)
    assert not found.converged
    assert found.improper
    assert np.isnan(found.errors).all()
    # Stopped on the way: the residual of a variable of SD 1 is just past where no search came back from.
    assert -20 < found.values[3] < -10
    unit = np.array([100.0, 1, 1])
    far = start * np.concatenate([unit, unit**2, unit])
    again = fit_factors([model], [Moments(correlation * np.outer(unit, unit), np.zeros(3), 40)], far)
    assert -20 < again.values[3] / 100**2 < -10


def test_moments_are_those_of_everybody() -> None:
    found = Moments.of(np.array([[1.0, 2], [3, 6], [5, 4]]))
    assert found.means.tolist() == [3, 4]
    assert found.covariance == pytest.approx(np.array([[8 / 3, 4 / 3], [4 / 3, 8 / 3]]))
    assert found.n == 3
