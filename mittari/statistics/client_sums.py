"""What a mixed model needs to know of each client: sums over the client's rows, made once."""

from collections.abc import Sequence
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
    def clients_of(self) -> np.ndarray:
        """How many clients each member has: (members,)."""
        return np.bincount(self.zw[0].indices, minlength=self.members)

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
        return self.only(np.zeros(self.members, dtype=bool))

    def only(self, kept: np.ndarray) -> "ClientSums":
        """The same clients and columns, and the members for which `kept` is true."""
        if kept.all():
            return self
        zw = self.zw[0][:, kept], self.zw[1][:, kept]
        return replace(self, zw=zw, wq=self.wq[kept], ww=self.ww[kept][:, kept])

    def placed(self, at: np.ndarray, members: int) -> "ClientSums":
        """The same with each member at its new place among `members`; the others are of nobody."""
        if len(at) == members and (np.diff(at) == 1).all():
            return self
        plain, timed = (_moved(half, np.arange(self.clients), at, (self.clients, members)) for half in self.zw)
        wq = np.zeros((members, self.wq.shape[1]))
        wq[at] = self.wq
        return replace(self, zw=(plain, timed), wq=wq, ww=_moved(self.ww, at, at, (members, members)))


def client_sums(
    columns: Sequence[np.ndarray] | np.ndarray, client: np.ndarray, clients: int, members: sparse.csr_array
) -> ClientSums:
    """The sums of rows: `columns` (each (rows,)) are 1, time, the other fixed ones and last the score.

    `client` holds codes from 0; `members` (rows, members) the weight of each member in each row.
    """

    def total(values: np.ndarray) -> np.ndarray:
        return np.bincount(client, weights=values, minlength=clients)

    time = columns[1]
    count, times = np.bincount(client, minlength=clients).astype(np.float64), total(time)
    # From deviations: count * squares - times**2 loses digits where a client's times lie close together.
    spread = total((time - (times / np.maximum(count, 1))[client]) ** 2)
    return ClientSums(
        rows=len(time),
        zz=np.stack([count, times, total(time**2)]),
        determinant=count * spread,
        zq=(np.stack([total(one) for one in columns]), np.stack([total(one * time) for one in columns])),
        zw=_by_client(members, time, client, clients),
        qq=np.array([[one @ other for other in columns] for one in columns]),
        wq=np.stack([members.T @ one for one in columns], axis=1),
        ww=sparse.csr_array(members.T @ members),
    )


def joined_sums(parts: Sequence[ClientSums]) -> ClientSums:
    """The sums of all parts' rows, where the parts hold different clients and the same members, in one order."""

    def side_by_side(arrays: Sequence[np.ndarray]) -> np.ndarray:
        return np.concatenate(arrays, axis=-1)

    def below(matrices: Sequence[sparse.csr_array]) -> sparse.csr_array:
        return sparse.csr_array(sparse.vstack(matrices, format="csr"))

    return ClientSums(
        rows=sum(part.rows for part in parts),
        zz=side_by_side([part.zz for part in parts]),
        determinant=side_by_side([part.determinant for part in parts]),
        zq=(side_by_side([part.zq[0] for part in parts]), side_by_side([part.zq[1] for part in parts])),
        zw=(below([part.zw[0] for part in parts]), below([part.zw[1] for part in parts])),
        qq=np.sum([part.qq for part in parts], axis=0),
        wq=np.sum([part.wq for part in parts], axis=0),
        ww=sparse.csr_array(sum((part.ww for part in parts[1:]), parts[0].ww)),
    )


def _by_client(
    members: sparse.csr_array, time: np.ndarray, client: np.ndarray, clients: int
) -> tuple[sparse.csr_array, sparse.csr_array]:
    """The sums of weight and of weight * time by client and member; both hold the same places, in order."""
    row = np.repeat(np.arange(members.shape[0], dtype=np.int32), np.diff(members.indptr))
    places = (client[row].astype(np.int32), members.indices)
    shape = (clients, members.shape[1])
    plain, timed = (
        sparse.coo_array((data, places), shape=shape).tocsr() for data in (members.data, members.data * time[row])
    )
    plain.sort_indices()
    timed.sort_indices()
    return plain, timed


def _moved(matrix: sparse.csr_array, rows: np.ndarray, columns: np.ndarray, shape: tuple[int, int]) -> sparse.csr_array:
    """The matrix with its rows and columns at new places, its indices in order."""
    held = matrix.tocoo()
    moved = sparse.coo_array((held.data, (rows[held.row], columns[held.col])), shape=shape).tocsr()
    moved.sort_indices()
    return moved
