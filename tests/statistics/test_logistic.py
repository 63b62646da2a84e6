"""Logistic regression: R's figures, other units, and answers that follow with certainty."""

import numpy as np
import pytest

from mittari.statistics.logistic import logistic

X = np.arange(1.0, 11.0)
Z = np.array([0, 1, 0, 1, 1, 0, 0, 1, 0, 1.0])
Y = np.array([0, 0, 1, 0, 1, 0, 1, 1, 0, 1.0])


def test_the_figures_of_r() -> None:
    # R 4.2.2: glm(y ~ x + z, family = binomial, control = list(epsilon = 1e-14))
    found = logistic(Y, np.column_stack([X, Z]))
    assert found.coefficients == pytest.approx([-2.029006177815643, 0.297045501870917, 0.790511835051196], rel=1e-9)
    errors = np.sqrt(np.diag(found.covariance))
    assert errors == pytest.approx([1.81792284787132, 0.26608172632992, 1.39732077890223], rel=1e-8)
    assert found.converged
    assert not found.separated.any()


def test_fitted_probabilities_add_up_to_those_seen() -> None:
    found = logistic(Y, np.column_stack([X, Z]))
    assert [found.fitted.sum(), found.fitted @ X] == pytest.approx([Y.sum(), Y @ X], rel=1e-9)


def test_without_columns_it_is_the_share() -> None:
    found = logistic(Y[:9], np.zeros((9, 0)))
    assert found.fitted == pytest.approx(np.full(9, 4 / 9), rel=1e-12)
    assert found.covariance[0, 0] == pytest.approx(1 / (9 * 4 / 9 * 5 / 9), rel=1e-9)


def test_another_unit_and_a_column_twice_leave_the_probabilities() -> None:
    plain = logistic(Y, X[:, None])
    other = logistic(Y, np.column_stack([1e6 + 1000 * X, 1e6 + 1000 * X]))
    assert other.fitted == pytest.approx(plain.fitted, rel=1e-7)
    assert logistic(Y, np.column_stack([X, np.ones(10)])).fitted == pytest.approx(plain.fitted, rel=1e-9)


def test_what_is_certain_is_said() -> None:
    assert logistic((X > 5).astype(float), X[:, None]).separated.all()
    assert logistic(np.ones(10), X[:, None]).separated.all()
    # All of the first three said yes, of the others some: only the three are certain.
    some = logistic(np.array([1, 1, 1, 0, 1, 0, 1, 1, 0, 1.0]), (X > 3)[:, None].astype(float))
    assert some.separated.tolist() == [True] * 3 + [False] * 7
    assert some.fitted[3:] == pytest.approx(4 / 7)
