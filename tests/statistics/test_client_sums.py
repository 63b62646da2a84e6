"""Sums by client, against plain loops."""

import numpy as np
import pytest

from mittari.statistics.client_sums import ClientSums, client_sums
from tests.statistics.dense import columns_of, some_rows

ROWS = some_rows()


@pytest.fixture(name="sums")
def made() -> ClientSums:
    columns = np.column_stack([columns_of(ROWS), ROWS.score]).T
    return client_sums(columns, ROWS.client, ROWS.clients, ROWS.members[0])


def test_sums_of_each_client_equal_a_loop(sums: ClientSums) -> None:
    weights = ROWS.members[0].toarray()
    for client in range(ROWS.clients):
        own = ROWS.client == client
        z = np.column_stack([np.ones(own.sum()), ROWS.time[own]])
        zz, zq = z.T @ z, z.T @ np.column_stack([columns_of(ROWS), ROWS.score])[own]
        assert sums.zz[:, client] == pytest.approx([zz[0, 0], zz[0, 1], zz[1, 1]])
        assert sums.determinant[client] == pytest.approx(np.linalg.det(zz))
        assert sums.zq[0][:, client] == pytest.approx(zq[0])
        assert sums.zq[1][:, client] == pytest.approx(zq[1])
        assert sums.zw[0].toarray()[client] == pytest.approx(z[:, 0] @ weights[own])
        assert sums.zw[1].toarray()[client] == pytest.approx(z[:, 1] @ weights[own])


def test_without_members_clients_are_the_same(sums: ClientSums) -> None:
    bare = sums.without_members()
    assert (bare.members, bare.clients, bare.wq.shape) == (0, 12, (0, 4))
    assert bare.zz is sums.zz


def test_shuffled_rows_give_the_same(sums: ClientSums) -> None:
    order = np.random.default_rng(4).permutation(len(ROWS.score))
    columns = np.column_stack([columns_of(ROWS), ROWS.score]).T[:, order]
    again = client_sums(columns, ROWS.client[order], ROWS.clients, ROWS.members[0][order])
    assert again.qq == pytest.approx(sums.qq)
    assert again.determinant == pytest.approx(sums.determinant)
    assert again.pairs.matrix.toarray() == pytest.approx(sums.pairs.matrix.toarray())


def test_sizes_are_told(sums: ClientSums) -> None:
    assert (sums.rows, sums.clients, sums.members) == (len(ROWS.score), 12, 4)
