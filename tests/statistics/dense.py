"""The likelihood of a mixed model from the whole covariance matrix of all rows: slow, and sure."""

import numpy as np
from scipy import sparse

from mittari.statistics.mixed_model import Rows


def some_rows(seed: int = 1, clients: int = 12, services: int = 4, slope: bool = True) -> Rows:
    """A small model with uneven times, a dose, and services that some rows never saw."""
    rng = np.random.default_rng(seed)
    client = np.sort(rng.integers(0, clients, 5 * clients))
    client[:clients] = np.arange(clients)
    client = np.sort(client)
    time = rng.uniform(0, 20, len(client))
    weights = rng.uniform(0, 5, (len(client), services)) * (rng.random((len(client), services)) < 0.6)
    own = rng.normal(0, 1, (2, clients)) * np.array([[5], [0.3]])
    score = 50 + own[0, client] + (0.2 + own[1, client]) * time + weights @ rng.normal(0.5, 0.5, services)
    score += rng.normal(0, 2, len(client))
    return Rows(score, time, client, clients, {"dose": weights.sum(axis=1)}, [sparse.csr_array(weights)], slope)


def columns_of(rows: Rows) -> np.ndarray:
    return np.column_stack([np.ones(len(rows.score)), rows.time, *rows.fixed.values()])


def covariance_of(rows: Rows, clients: np.ndarray, sizes: list[float], sigma: float) -> np.ndarray:
    """The covariance (rows, rows) of the scores, of the clients' (2, 2) and each block's variance."""
    own = np.column_stack([np.ones(len(rows.score)), rows.time])
    same = rows.client[:, None] == rows.client
    whole = (own @ clients @ own.T) * same + sigma**2 * np.eye(len(rows.score))
    for block, size in zip(rows.members, sizes, strict=True):
        whole += size * (block @ block.T).toarray()
    return whole


def criterion_of(rows: Rows, covariance: np.ndarray, reml: bool) -> float:
    """-2 log (restricted) likelihood at the best fixed effects."""
    x = columns_of(rows)
    weighted = np.linalg.solve(covariance, x)
    information = x.T @ weighted
    left = rows.score - x @ np.linalg.solve(information, weighted.T @ rows.score)
    value = np.linalg.slogdet(covariance)[1] + left @ np.linalg.solve(covariance, left)
    extra = np.linalg.slogdet(information)[1] if reml else 0.0
    return float(value + extra + (len(x) - (x.shape[1] if reml else 0)) * np.log(2 * np.pi))


def predicted(rows: Rows, clients: np.ndarray, size: float, sigma: float) -> tuple[np.ndarray, np.ndarray]:
    """Fixed effects and services' effects, and the covariance of the errors of both, by Henderson's equations."""
    x, w, same = columns_of(rows), rows.members[0].toarray(), np.eye(rows.clients)[rows.client]
    z = np.concatenate([same, same * rows.time[:, None], w], axis=1)
    both = np.concatenate([x, z], axis=1)
    own = np.kron(np.linalg.inv(clients), np.eye(rows.clients))
    penalty = np.zeros((both.shape[1],) * 2)
    start, end = x.shape[1], x.shape[1] + len(own)
    penalty[start:end, start:end] = own
    penalty[end:, end:] = np.eye(w.shape[1]) / size
    inverse = np.linalg.inv(both.T @ both / sigma**2 + penalty)
    kept = np.r_[:start, end : both.shape[1]]
    return (inverse @ both.T @ rows.score / sigma**2)[kept], inverse[np.ix_(kept, kept)]
