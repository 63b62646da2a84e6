"""Which members share a client, and what eliminating the clients takes from the members' equations."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse


@dataclass(frozen=True)
class MemberPairs:
    """The cells (row <= column) of the members' equations that are not 0 in any client; all others are left out.

    `own` (cells,) holds W'W. `matrix` (cells, 3 clients) turns the clients' M, its entries 00, 01, 11 side by side,
    into the cells of the sum of G'MG, where G (2, members) are a client's sums of weight and of weight * time.
    """

    row: np.ndarray
    column: np.ndarray
    own: np.ndarray
    matrix: sparse.csr_array

    def left(self, blocks: np.ndarray) -> np.ndarray:
        """The cells of W'W less the sum of G'MG, for M as `blocks` (3, clients)."""
        return self.own - self.matrix @ blocks.T.ravel()

    def of(self, matrix: np.ndarray, scale: np.ndarray) -> np.ndarray:
        """The cells of scale * matrix * scale, of a matrix (members, members) of which the lower triangle counts."""
        return matrix[self.column, self.row] * scale[self.row] * scale[self.column]

    def towards(self, cells: np.ndarray) -> np.ndarray:
        """What multiplies each entry of M in the sum of G'MG times a symmetric matrix of these cells: (3, clients)."""
        both = np.where(self.row == self.column, cells, 2 * cells)
        return (self.matrix.T @ both).reshape(-1, 3).T


def member_pairs(plain: sparse.csr_array, timed: sparse.csr_array, own: sparse.csr_array) -> MemberPairs:
    """The pairs of members, from sums of weight and of weight * time by client, and W'W."""
    clients, members = plain.shape
    owner = np.repeat(np.arange(clients, dtype=np.int32), np.diff(plain.indptr))
    one, two = _in_one_client(owner, int(np.diff(plain.indptr).max(initial=0)))
    key = plain.indices[one].astype(np.int64) * members + plain.indices[two]
    order = np.argsort(key, kind="stable")
    key, one, two = key[order], one[order], two[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    cells = key[first]
    a0, a1, b0, b1 = plain.data[one], timed.data[one], plain.data[two], timed.data[two]
    data = np.stack([a0 * b0, a0 * b1 + a1 * b0, a1 * b1], axis=1).ravel()
    places = (3 * owner[one][:, None] + np.arange(3, dtype=np.int32)).ravel()
    starts = 3 * np.append(first, len(key))
    matrix = sparse.csr_array((data, places, starts), shape=(len(cells), 3 * clients))
    row, column = np.divmod(cells, members) if members else (cells, cells)
    return MemberPairs(row, column, _cells_of(own, cells), matrix)


def _in_one_client(owner: np.ndarray, most: int) -> tuple[np.ndarray, np.ndarray]:
    """The places of all pairs that have one owner, each pair once, a place with itself too."""
    ones, twos = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    for lag in range(most):
        one = np.flatnonzero(owner[lag:] == owner[: len(owner) - lag]).astype(np.int32)
        ones.append(one)
        twos.append(one + np.int32(lag))
    return np.concatenate(ones), np.concatenate(twos)


def _cells_of(own: sparse.csr_array, cells: np.ndarray) -> np.ndarray:
    """The values of the upper triangle of a symmetric sparse matrix at these cells, which hold all it has."""
    upper = sparse.coo_array(sparse.triu(own))
    found = np.zeros(len(cells))
    np.add.at(found, np.searchsorted(cells, upper.row.astype(np.int64) * own.shape[1] + upper.col), upper.data)
    return found
