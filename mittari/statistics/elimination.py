"""Clients eliminated from a mixed model by 2 x 2 blocks, some thousands at a time, so that they stay in the cache."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from mittari.statistics.client_sums import ClientSums

AT_ONCE = 8_192


@dataclass(frozen=True)
class Eliminated:
    """What is left of the clients: `log_determinant`, the sum of log det(I + C D), and `taken` (columns, columns).

    `determinants` (clients,) are det(I + C D). `blocks` (3, clients) are the entries 00, 01, 11 of M = (C + D^-1)^-1.
    `of_one` and `of_timed` (clients, columns) are M times the sums of the columns; empty where nobody is a member.
    """

    log_determinant: float
    taken: np.ndarray
    determinants: np.ndarray
    blocks: np.ndarray
    of_one: np.ndarray
    of_timed: np.ndarray


def parts(clients: int) -> Iterator[slice]:
    """Slices of as many clients as fit in the cache."""
    return (slice(start, start + AT_ONCE) for start in range(0, clients, AT_ONCE))


def eliminate(sums: ClientSums, covariance: np.ndarray, area: float) -> Eliminated:
    """The clients of a covariance D (2, 2) divided by the residual variance, which may be singular.

    `area` is its determinant, given apart as it would lose its digits near 0.
    """
    columns, kept = len(sums.qq), sums.clients if sums.members else 0
    taken, logs = np.zeros((columns, columns)), 0.0
    determinants, blocks = np.empty(sums.clients), np.empty((3, sums.clients))
    of_one, of_timed = np.empty((kept, columns)), np.empty((kept, columns))
    for part in parts(sums.clients):
        one, timed = sums.zq[0][:, part], sums.zq[1][:, part]
        determinant = _determinants(sums.zz[:, part], sums.determinant[part], covariance, area)
        m00, m01, m11 = block = _blocks(sums.zz[:, part], covariance, area) / determinant
        mine, mine_timed = m00 * one + m01 * timed, m01 * one + m11 * timed
        taken += one @ mine.T + timed @ mine_timed.T
        logs += float(np.log(determinant).sum())
        determinants[part], blocks[:, part] = determinant, block
        if kept:
            of_one[part], of_timed[part] = mine.T, mine_timed.T
    return Eliminated(logs, taken, determinants, blocks, of_one, of_timed)


def _determinants(zz: np.ndarray, determinant: np.ndarray, d: np.ndarray, area: float) -> np.ndarray:
    """det(I + C D) of each client, a sum of what is never negative but the middle term."""
    return 1 + d[0, 0] * zz[0] + 2 * d[0, 1] * zz[1] + d[1, 1] * zz[2] + area * determinant


def _blocks(zz: np.ndarray, d: np.ndarray, area: float) -> np.ndarray:
    """M times det(I + C D): (3, clients)."""
    return np.stack([d[0, 0] + area * zz[2], d[0, 1] - area * zz[1], d[1, 1] + area * zz[0]])
