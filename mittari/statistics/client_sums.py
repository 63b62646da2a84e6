"""What a mixed model needs to know of each client: sums over the client's rows, made once."""

from dataclasses import dataclass

import numpy as np
from scipy import sparse


@dataclass(frozen=True)
class ClientSums:
    """Sums over each client's rows, where z = (1, time), q = (fixed columns, score) and w the memberships.

    `zz` (3, clients): sums of 1, time and time squared; `determinant` (clients,) of that 2 x 2 matrix. `zq` two arrays
    (columns, clients), for 1 and for time. `zw` two sparse matrices (clients, members) of one shape. `qq`, `wq` and
    `ww` are cross products of all rows; `pairs` adds up what eliminating the clients takes from `ww`.
    """

    rows: int
    zz: np.ndarray
    determinant: np.ndarray
    zq: tuple[np.ndarray, np.ndarray]
    zw: tuple[sparse.csr_array, sparse.csr_array]
    qq: np.ndarray
    wq: np.ndarray
    ww: np.ndarray
    pairs: sparse.csr_array

    @property
    def clients(self) -> int:
        """How many clients there are."""
        return self.zz.shape[1]

    @property
    def members(self) -> int:
        """How many services, providers or the like there are."""
        return len(self.ww)


def client_sums(
    columns: np.ndarray, time: np.ndarray, client: np.ndarray, clients: int, members: sparse.csr_array
) -> ClientSums:
    """The sums of rows: `columns` (columns, rows) are the fixed ones and last the score, `client` codes from 0.

    `members` (rows, members) holds the weight of each member in each row.
    """

    def total(values: np.ndarray) -> np.ndarray:
        return np.bincount(client, weights=values, minlength=clients)

    count, times = np.bincount(client, minlength=clients).astype(np.float64), total(time)
    # From deviations: count * squares - times**2 loses digits where a client's times lie close together.
    spread = total((time - (times / np.maximum(count, 1))[client]) ** 2)
    zw = _by_client(members, time, client, clients)
    return ClientSums(
        rows=len(time),
        zz=np.stack([count, times, total(time**2)]),
        determinant=count * spread,
        zq=(np.stack([total(one) for one in columns]), np.stack([total(one * time) for one in columns])),
        zw=zw,
        qq=columns @ columns.T,
        wq=members.T @ columns.T,
        ww=(members.T @ members).toarray(),
        pairs=_pairs(*zw),
    )


def _by_client(
    members: sparse.csr_array, time: np.ndarray, client: np.ndarray, clients: int
) -> tuple[sparse.csr_array, sparse.csr_array]:
    """The sums of weight and of weight * time by client and member; both hold the same places, in order."""
    row = np.repeat(np.arange(members.shape[0]), np.diff(members.indptr))
    places = (client[row], members.indices)
    shape = (clients, members.shape[1])
    plain, timed = (
        sparse.coo_array((data, places), shape=shape).tocsr() for data in (members.data, members.data * time[row])
    )
    plain.sort_indices()
    timed.sort_indices()
    return plain, timed


def _pairs(plain: sparse.csr_array, timed: sparse.csr_array) -> sparse.csr_array:
    """The matrix that turns the clients' M (00, 01, 11 of each in turn) into the upper triangle of the sum of G'MG."""
    clients, members = plain.shape
    owner = np.repeat(np.arange(clients), np.diff(plain.indptr))
    rows, columns, data = [], [], []
    for lag in range(int(np.diff(plain.indptr).max(initial=0))):
        one = np.flatnonzero(owner[lag:] == owner[: len(owner) - lag])
        two, held = one + lag, owner[one]
        # The earlier member is the row: read by columns, as LAPACK does, this is the lower triangle.
        rows += [plain.indices[one].astype(np.int64) * members + plain.indices[two]] * 3
        # The three entries of a client lie side by side, so that each is found in one look.
        columns += [3 * held, 3 * held + 1, 3 * held + 2]
        a0, a1, b0, b1 = plain.data[one], timed.data[one], plain.data[two], timed.data[two]
        data += [a0 * b0, a0 * b1 + a1 * b0, a1 * b1]
    shape = (members * members, 3 * clients)
    if not rows:
        return sparse.csr_array(shape, dtype=np.float64)
    places = (np.concatenate(rows), np.concatenate(columns))
    return sparse.coo_array((np.concatenate(data), places), shape=shape).tocsr()
