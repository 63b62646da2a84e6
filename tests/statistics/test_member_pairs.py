"""Pairs of members, against plain loops over clients."""

import numpy as np
import pytest
from scipy import sparse

from mittari.statistics.client_sums import ClientSums, client_sums
from mittari.statistics.member_pairs import member_pairs
from tests.statistics.dense import columns_of, some_rows

ROWS = some_rows()
BLOCKS = np.random.default_rng(3).uniform(0, 1, (3, ROWS.clients))


@pytest.fixture(name="sums")
def made() -> ClientSums:
    columns = np.column_stack([columns_of(ROWS), ROWS.score]).T
    return client_sums(columns, ROWS.client, ROWS.clients, ROWS.members[0])


def of_clients(sums: ClientSums) -> list[np.ndarray]:
    return [np.stack([half.toarray()[client] for half in sums.zw]) for client in range(sums.clients)]


def test_what_is_left_of_the_members_equals_a_loop(sums: ClientSums) -> None:
    left = (ROWS.members[0].T @ ROWS.members[0]).toarray()
    for (m00, m01, m11), g in zip(BLOCKS.T, of_clients(sums), strict=True):
        left -= g.T @ np.array([[m00, m01], [m01, m11]]) @ g
    found = np.zeros((4, 4))
    found[sums.pairs.row, sums.pairs.column] = sums.pairs.left(BLOCKS)
    assert found == pytest.approx(np.triu(left))


def test_what_a_matrix_meets_of_each_client_equals_a_loop(sums: ClientSums) -> None:
    half = np.random.default_rng(4).normal(0, 1, (4, 4))
    matrix, scale = half @ half.T, np.array([0.5, 1.0, 2.0, 3.0])
    found = sums.pairs.towards(sums.pairs.of(np.tril(matrix), scale))
    for client, g in enumerate(of_clients(sums)):
        met = g @ (matrix * np.outer(scale, scale)) @ g.T
        assert found[:, client] == pytest.approx([met[0, 0], 2 * met[0, 1], met[1, 1]])


def test_members_who_share_no_client_are_no_cell() -> None:
    weights = sparse.csr_array(np.array([[1.0, 2.0, 0.0], [0.0, 0.0, 3.0]]))
    pairs = member_pairs(weights, weights, sparse.csr_array(weights.T @ weights))
    assert list(zip(pairs.row.tolist(), pairs.column.tolist(), strict=True)) == [(0, 0), (0, 1), (1, 1), (2, 2)]
    assert pairs.own.tolist() == [1, 2, 4, 9]


def test_without_members_there_is_no_cell() -> None:
    nobody = sparse.csr_array((5, 0))
    assert len(member_pairs(nobody, nobody, sparse.csr_array((0, 0))).left(np.ones((3, 5)))) == 0
