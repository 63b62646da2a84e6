"""Made-up people who differ in how soon they find work, so that their statuses are no Markov chain; truth known."""

import numpy as np
import pandas as pd

from mittari.effects.transitions.histories import CENSORED, Histories
from tests.effects.transitions.twelve import STATES

BEGIN = np.array([0.7, 0.3, 0, 0, 0])
KINDS = (0.4, 1.6)
LOST = 0.04


def monthly(kind: float) -> np.ndarray:
    """The chances of moving in a month, from (rows) and to, of people who find work `kind` times as readily."""
    job = 0.08 * kind
    return np.array(
        [
            [0.84 - job, 0.15, job, 0.01, 0],
            [0.15, 0.84 - 1.5 * job, 1.5 * job, 0.01, 0],
            [0.06 / kind, 0, 1 - 0.06 / kind, 0, 0],
            [0, 0, 0, 1, 0],
            [0, 0, 0, 0, 1],
        ]
    )


def truth(month: int) -> np.ndarray:
    """The share in each status of STATES, of both kinds together."""
    return sum((BEGIN @ np.linalg.matrix_power(monthly(kind), month) for kind in KINDS), np.zeros(5)) / len(KINDS)


def people(rng: np.random.Generator, size: int, months: int) -> Histories:
    """Histories of so many people, of whom some are lost to sight each month."""
    kind = rng.integers(len(KINDS), size=size)
    chances = np.cumsum([monthly(one) for one in KINDS], axis=2)
    status, lost = np.empty((size, months + 1), dtype=int), rng.geometric(LOST, size)
    status[:, 0] = rng.choice(len(BEGIN), size, p=BEGIN)
    for step in range(months):
        moved = rng.random(size)[:, None] > chances[kind, status[:, step]]
        status[:, step + 1] = moved.sum(axis=1)
    client, month = (one.reshape(-1) for one in np.indices((size, months)))
    here, then = status[:, :-1].reshape(-1), status[:, 1:].reshape(-1)
    seen = (month < lost[client]) & (here < 3)
    return Histories(
        client=client[seen],
        names=pd.RangeIndex(size),
        entry=month[seen].astype(float),
        exit=month[seen] + 1.0,
        origin=here[seen],
        to=np.where(here == then, CENSORED, then)[seen],
        states=STATES,
        absorbing=np.array([False, False, False, True, True]),
        left_out={},
    )
