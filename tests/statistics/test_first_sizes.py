"""The first guess of members' sizes, on many members whose spread is known."""

import numpy as np
import pytest
from scipy import sparse

from mittari.statistics.client_sums import ClientSums, client_sums
from mittari.statistics.first_sizes import LEAST, member_sizes
from mittari.statistics.profile import Profile


def made(sizes: tuple[float, float], members: int = 150, clients: int = 2_000) -> tuple[ClientSums, np.ndarray]:
    """Four scores a client; two blocks of members with these standard deviations beside an error of 1."""
    rng = np.random.default_rng(1)
    client, time = np.repeat(np.arange(clients), 4), rng.uniform(-1, 1, 4 * clients)
    weights = rng.uniform(0, 2, (len(client), 2 * members)) * (rng.random((len(client), 2 * members)) < 0.02)
    own = rng.normal(0, 1, (2, clients)) * np.array([[2.0], [0.5]])
    effects = rng.normal(0, 1, 2 * members) * np.repeat(sizes, members)
    score = own[0, client] + own[1, client] * time + weights @ effects + rng.normal(0, 1, len(client))
    columns = np.stack([np.ones(len(client)), time, score])
    return client_sums(columns, client, clients, sparse.csr_array(weights)), np.repeat([0, 1], members)


def test_sizes_are_near_the_truth() -> None:
    sums, blocks = made((0.3, 0.6))
    bare = Profile(sums.without_members(), 2.0, 0.0, 0.5, np.zeros(0))
    sigma = np.sqrt(bare.residual_squares / bare.freedom(True))
    assert member_sizes(sums, bare, blocks) * sigma == pytest.approx([0.3, 0.6], rel=0.25)


def test_members_that_do_not_differ_start_at_the_least() -> None:
    sums, blocks = made((0.0, 0.6))
    bare = Profile(sums.without_members(), 2.0, 0.0, 0.5, np.zeros(0))
    assert member_sizes(sums, bare, blocks)[0] == pytest.approx(LEAST, abs=0.05)


def test_a_member_of_nobody_is_left_out() -> None:
    sums, blocks = made((0.3, 0.6))
    bare = Profile(sums.without_members(), 2.0, 0.0, 0.5, np.zeros(0))
    row = sparse.csr_array((len(sums.zz[0]), 1))
    wider = [sparse.csr_array(sparse.hstack([half, row])) for half in sums.zw]
    ww = sparse.csr_array(sparse.block_diag([sums.ww, sparse.csr_array((1, 1))]))
    more = ClientSums(
        sums.rows,
        sums.zz,
        sums.determinant,
        sums.zq,
        (wider[0], wider[1]),
        sums.qq,
        np.vstack([sums.wq, np.zeros((1, 3))]),
        ww,
    )
    assert member_sizes(more, bare, np.append(blocks, 1)) == pytest.approx(member_sizes(sums, bare, blocks))
