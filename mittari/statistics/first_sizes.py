"""A first guess of how much members differ, from what a model without them leaves unexplained."""

import numpy as np

from mittari.statistics.client_sums import ClientSums
from mittari.statistics.elimination import eliminate
from mittari.statistics.profile import Profile

LEAST = 0.1


def member_sizes(sums: ClientSums, bare: Profile, blocks: np.ndarray) -> np.ndarray:
    """The size of each block of members (standard deviation divided by the residual one) by moments: (blocks,).

    `bare` is the best profile of the same clients without members. With b the members' cross products with what it
    leaves, divided by the residual deviation, and S their equations, E b_m^2 = S_mm + size^2 (SS)_mm.
    Too small, as the clients' courses have taken part of it: a place to start from, no result.
    """
    clients = eliminate(sums, bare.covariance, (bare.intercept * bare.slope) ** 2)
    pairs, direction = sums.pairs, np.append(-bare.fixed, 1.0)
    cells, own = pairs.left(clients.blocks), pairs.row == pairs.column
    squares = np.where(blocks[pairs.row] == blocks[pairs.column], cells**2, 0.0)
    both = np.bincount(pairs.row, squares, sums.members) + np.bincount(pairs.column[~own], squares[~own], sums.members)
    diagonal = np.bincount(pairs.row[own], cells[own], sums.members)
    unexplained = sums.members_left(clients.of_one, clients.of_timed) @ direction
    beyond = unexplained**2 * bare.freedom(True) / bare.residual_squares - diagonal
    seen = diagonal > 0
    parts = (np.bincount(blocks[seen], (one[seen] / diagonal[seen])) for one in (beyond, both))
    return np.sqrt(np.maximum(np.divide(*parts), LEAST**2))
