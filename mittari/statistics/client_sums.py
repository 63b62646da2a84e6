"""What a mixed model needs to know of each client: sums over the client's rows, made once."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy import sparse

from mittari.statistics.member_pairs import MemberPairs, member_pairs


@dataclass(frozen=True)
class ClientSums:
    """Sums over each client's rows, where z = (1, time), q = (fixed columns, score) and w the memberships.

    `zz` (3, clients): sums of 1, time and time squared; `determinant` (clients,) of that 2 x 2 matrix. `zq` two arrays
    (columns, clients), for 1 and for time. `zw` two sparse matrices (clients, members) of one shape. `qq`, `wq` and
    `ww` are cross products of all rows.
    """

    rows: int
    zz: np.ndarray
    determinant: np.ndarray
    zq: tuple[np.ndarray, np.ndarray]
    zw: tuple[sparse.csr_array, sparse.csr_array]
    qq: np.ndarray
    wq: np.ndarray
    ww: sparse.csr_array

    @property
    def clients(self) -> int:
        """How many clients there are."""
        return self.zz.shape[1]

    @property
    def members(self) -> int:
        """How many services, providers or the like there are."""
        return len(self.wq)

    @cached_property
    def pairs(self) -> MemberPairs:
        """Which members share a client."""
        return member_pairs(*self.zw, self.ww)

    def members_left(self, of_one: np.ndarray, of_timed: np.ndarray) -> np.ndarray:
        """W'q less the sum of G'MQ, for M times the clients' sums of the columns: (members, columns)."""
        plain, timed = self.zw
        return self.wq - plain.T @ of_one - timed.T @ of_timed

    def without_members(self) -> "ClientSums":
        """The same clients and columns, and no memberships."""
        nobody = sparse.csr_array((self.clients, 0))
        return replace(self, zw=(nobody, nobody), wq=self.wq[:0], ww=sparse.csr_array((0, 0)))


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
    return ClientSums(
        rows=len(time),
        zz=np.stack([count, times, total(time**2)]),
        determinant=count * spread,
        zq=(np.stack([total(one) for one in columns]), np.stack([total(one * time) for one in columns])),
        zw=_by_client(members, time, client, clients),
        qq=columns @ columns.T,
        wq=members.T @ columns.T,
        ww=sparse.csr_array(members.T @ members),
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
