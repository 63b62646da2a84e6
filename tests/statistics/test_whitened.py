"""Whitened rows, against the whole correlation matrix."""

import numpy as np
import pytest

from mittari.statistics.whitened import Neighbours, Serial

CLIENT = np.array([1, 0, 0, 1, 0, 2])
TIME = np.array([2.0, 0.0, 3.0, 0.5, 1.0, 7.0])


@pytest.mark.parametrize(("kind", "near"), [("car1", 0.6), ("car1", 0.0), ("ar1", -0.4)])
def test_products_are_those_of_the_inverse_correlations(kind: Serial, near: float) -> None:
    neighbours = Neighbours.of(CLIENT, TIME, kind)
    client, time = CLIENT[neighbours.order], TIME[neighbours.order]
    assert client.tolist() == [0, 0, 0, 1, 1, 2]
    assert time.tolist() == [0, 1, 3, 0.5, 2, 7]
    apart = np.abs(time[:, None] - time) / neighbours.unit
    if kind == "ar1":
        visit = np.array([0, 1, 2, 0, 1, 0])
        apart = np.abs(visit[:, None] - visit).astype(float)
    correlations = np.where(client[:, None] == client, near**apart, 0.0)
    columns = np.random.default_rng(1).normal(0, 1, (3, 6))
    white, determinant = neighbours.whiten(columns, near)
    assert white @ white.T == pytest.approx(columns @ np.linalg.inv(correlations) @ columns.T, rel=1e-12)
    assert determinant == pytest.approx(np.linalg.slogdet(correlations)[1], abs=1e-12)


def test_the_unit_is_the_middle_gap() -> None:
    assert Neighbours.of(CLIENT, TIME, "car1").unit == 1.5


def test_clients_with_one_row_have_no_neighbours() -> None:
    alone = Neighbours.of(np.arange(3), np.arange(3.0), "car1")
    columns = np.ones((2, 3))
    assert np.array_equal(alone.whiten(columns, 0.9)[0], columns)
