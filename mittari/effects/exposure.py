"""How long each client had been in each service before each measurement, as a matrix of weights."""

from typing import Literal, NamedTuple

import numpy as np
from scipy import sparse

Overlap = Literal["once", "add"]
AT_ONCE = 65_536
"""How many spells meet their measurements at a time, so that the memory hangs on what is found only."""


class _Spells(NamedTuple):
    """One entry a spell."""

    client: np.ndarray
    group: np.ndarray
    start: np.ndarray
    end: np.ndarray


def dose(
    time: np.ndarray,
    client: np.ndarray,
    *,
    spell_client: np.ndarray,
    group: np.ndarray,
    groups: int,
    start: np.ndarray,
    end: np.ndarray,
    overlap: Overlap = "once",
) -> sparse.csr_array:
    """The time in each group before each measurement: (measurements, groups), in the unit of the times.

    Sum over spells of max(0, min(time, end) - start); spells of one client in one group that overlap count `once`, or
    each (`add`); different groups always count each. `client` and `spell_client` hold the same codes, from 0.
    """
    spells = _Spells(spell_client, group, start, end)
    if overlap == "once" and len(start):
        spells = _united(spells, groups)
    order = np.argsort(client, kind="stable").astype(np.int32)
    count = np.bincount(client, minlength=int(spells.client.max(initial=-1)) + 1)
    first = np.cumsum(count) - count
    found = [_lived(_Spells(*(one[part] for one in spells)), time, order, first, count) for part in _parts(spells)]
    row, column, lived = (np.concatenate(one) for one in zip(*found, strict=True))
    return sparse.coo_array((lived, (row, column)), shape=(len(time), groups)).tocsr()


def share(weights: sparse.csr_array) -> sparse.csr_array:
    """Weights divided by their row's sum; rows without any stay empty."""
    total = weights.sum(axis=1)
    return sparse.csr_array(sparse.diags_array(1 / np.where(total > 0, total, 1.0)) @ weights)


def _parts(spells: _Spells) -> list[slice]:
    return [slice(start, start + AT_ONCE) for start in range(0, max(len(spells.client), 1), AT_ONCE)]


def _lived(
    spells: _Spells, time: np.ndarray, order: np.ndarray, first: np.ndarray, count: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The measurement, group and time of each spell that had begun before a measurement of its client."""
    times = count[spells.client]
    spell = np.repeat(np.arange(len(times)), times)
    within = np.arange(len(spell)) - np.repeat(np.cumsum(times) - times, times)
    row = order[first[spells.client][spell] + within]
    lived = np.minimum(time[row], spells.end[spell]) - spells.start[spell]
    there = lived > 0
    return row[there], spells.group[spell[there]].astype(np.int32), lived[there]


def _united(spells: _Spells, groups: int) -> _Spells:
    """Spells of one client in one group that overlap or touch, as one."""
    key = spells.client.astype(np.int64) * groups + spells.group
    order = np.lexsort((spells.start, key))
    key, start, end = key[order], spells.start[order], spells.end[order]
    # The greatest end so far of each client and group: ranks that grow from one to the next can be run through at once.
    ranked, another = np.sort(end), np.diff(key, prepend=-1) > 0
    ranks = np.cumsum(another) * (len(end) + 1) + np.searchsorted(ranked, end)
    latest = ranked[np.maximum.accumulate(ranks) % (len(end) + 1)]
    begins = np.flatnonzero(another | (start > np.append(-np.inf, latest[:-1])))
    last = np.append(begins[1:], len(end)) - 1
    return _Spells(key[begins] // groups, key[begins] % groups, start[begins], latest[last])
