"""Drawing people again: the mean and covariance of sums, few and very many people, and the seed."""

import numpy as np
import pytest

from mittari.statistics.drawn_sums import MANY, drawn_sums


@pytest.mark.parametrize("n", [40, MANY + 1])
def test_mean_and_covariance_of_sums(n: int) -> None:
    rng = np.random.default_rng(1)
    values = np.column_stack([rng.exponential(100, n), rng.random(n) < 0.3])
    drawn = drawn_sums(values, 6000, seed=2)
    spread = values.std(axis=0) * np.sqrt(n)
    assert np.abs((drawn.mean(axis=0) - values.sum(axis=0)) / spread).max() < 4 / np.sqrt(6000)
    assert drawn.std(axis=0) == pytest.approx(spread, rel=0.05)
    assert np.corrcoef(drawn.T)[0, 1] == pytest.approx(np.corrcoef(values.T)[0, 1], abs=0.05)


def test_each_draw_is_of_whole_people() -> None:
    values = np.array([[1.0, 100.0], [0.0, 7.0]])
    drawn = drawn_sums(values, 50, seed=3)
    assert {tuple(row) for row in drawn.tolist()} == {(2.0, 200.0), (1.0, 107.0), (0.0, 14.0)}


def test_one_column_and_the_same_seed() -> None:
    values = np.arange(10.0)[:, None]
    assert drawn_sums(values, 5, seed=4).tolist() == drawn_sums(values, 5, seed=4).tolist()
    assert drawn_sums(values, 5, seed=4).tolist() != drawn_sums(values, 5, seed=5).tolist()


def test_the_order_of_people_changes_nothing() -> None:
    values = np.random.default_rng(6).normal(size=(30, 2))
    assert np.array_equal(drawn_sums(values, 20, seed=1), drawn_sums(values[::-1], 20, seed=1))
