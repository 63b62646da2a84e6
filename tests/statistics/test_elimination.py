"""Clients eliminated, against a loop over clients with NumPy's inverse."""

import numpy as np
import pytest

from mittari.statistics import elimination
from mittari.statistics.client_sums import client_sums
from mittari.statistics.elimination import eliminate, parts
from tests.statistics.dense import columns_of, some_rows

ROWS = some_rows()
SUMS = client_sums(np.column_stack([columns_of(ROWS), ROWS.score]).T, ROWS.client, ROWS.clients, ROWS.members[0])
COVARIANCE = np.array([[4.0, -0.1], [-0.1, 0.05]])


@pytest.mark.parametrize("at_once", [5, 100])
def test_equals_a_loop(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    monkeypatch.setattr(elimination, "AT_ONCE", at_once)
    found = eliminate(SUMS, COVARIANCE, float(np.linalg.det(COVARIANCE)))
    taken, logs = np.zeros((4, 4)), 0.0
    for client in range(ROWS.clients):
        a, b, c = SUMS.zz[:, client]
        own = np.array([[a, b], [b, c]])
        m = np.linalg.inv(own + np.linalg.inv(COVARIANCE))
        q = np.stack([half[:, client] for half in SUMS.zq])
        logs += np.log(np.linalg.det(np.eye(2) + own @ COVARIANCE))
        taken += q.T @ m @ q
        assert found.blocks[:, client] == pytest.approx(m[[0, 0, 1], [0, 1, 1]])
        assert np.stack([found.of_one[client], found.of_timed[client]]) == pytest.approx(m @ q)
    assert found.log_determinant == pytest.approx(logs)
    assert found.taken == pytest.approx(taken)


def test_clients_that_do_not_differ_take_nothing() -> None:
    found = eliminate(SUMS, np.zeros((2, 2)), 0.0)
    assert found.log_determinant == 0
    assert not found.taken.any()


def test_parts_hold_every_client_once() -> None:
    assert np.concatenate([np.arange(20_000)[part] for part in parts(20_000)]).tolist() == list(range(20_000))
