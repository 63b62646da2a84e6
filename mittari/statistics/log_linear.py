"""Smooth distributions of scores: log-linear models that keep the moments of what was counted."""

import numpy as np

DEGREES = range(2, 7)
ROUNDS, HALVINGS, STILL = 60, 12, 1e-11
RIDGE = 1e-12


def smoothed(points: np.ndarray, counts: np.ndarray, degree: int) -> np.ndarray:
    """The shares of a log-linear model: log share = polynomial of `degree` in the score, at greatest likelihood.

    `points` (K,) are the possible scores, `counts` (..., K) how many have each (many samples at once). Shares are
    above 0, add up to 1, and have the first `degree` moments of the counts (mean, variance, skewness ...). Assumes that
    people are independent. Checked: R 4.2.2 `glm(counts ~ poly(points, 4), poisson)`, fitted values to 1e-8.
    Source: Holland & Thayer 1987, 2000.
    """
    observed = counts / counts.sum(axis=-1, keepdims=True)
    flat = observed.reshape(-1, len(points))
    terms = _polynomials(points, degree)
    weights = np.zeros((len(flat), degree))
    for _ in range(ROUNDS):
        shares = _shares(weights, terms)
        slope = (flat - shares) @ terms
        if np.abs(slope).max() < STILL:
            break
        weights = _moved(weights, _step(shares, terms, slope), flat, terms)
    return _shares(weights, terms).reshape(observed.shape)


def best_degree(points: np.ndarray, counts: np.ndarray) -> int:
    """The degree from 2 to 6 with the least AIC; below the number of different scores that were seen, less one.

    AIC = -2 * log likelihood + 2 * degree. Source: Moses & Holland 2009.
    """
    most = max(int((counts > 0).sum()) - 2, 1)
    tried = [degree for degree in DEGREES if degree <= most] or [most]
    criteria = [2 * degree - 2 * float(_log_likelihood(smoothed(points, counts, degree), counts)) for degree in tried]
    return tried[int(np.argmin(criteria))]


def _log_likelihood(shares: np.ndarray, counts: np.ndarray) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(counts > 0, counts * np.log(shares), 0.0).sum(axis=-1)


def _polynomials(points: np.ndarray, degree: int) -> np.ndarray:
    """Orthonormal polynomials of the scores without the constant (K x degree), so that high powers stay apart."""
    middle, half = (points[-1] + points[0]) / 2, (points[-1] - points[0]) / 2
    powers = np.vander((points - middle) / half, degree + 1, increasing=True)
    return np.linalg.qr(powers)[0][:, 1:]


def _shares(weights: np.ndarray, terms: np.ndarray) -> np.ndarray:
    logs = weights @ terms.T
    raised = np.exp(logs - logs.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)


def _step(shares: np.ndarray, terms: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """Newton's step of each sample."""
    means = shares @ terms
    bend = np.einsum("bk,ki,kj->bij", shares, terms, terms, optimize=True) - means[:, :, None] * means[:, None, :]
    bend += RIDGE * np.eye(terms.shape[1])
    return np.linalg.solve(bend, slope[:, :, None])[:, :, 0]


def _moved(weights: np.ndarray, step: np.ndarray, observed: np.ndarray, terms: np.ndarray) -> np.ndarray:
    """The weights after a step, halved for the samples in which it would make the fit worse."""
    before = _log_likelihood(_shares(weights, terms), observed)
    size = np.ones(len(weights))
    for _ in range(HALVINGS):
        worse = _log_likelihood(_shares(weights + size[:, None] * step, terms), observed) < before - 1e-12
        if not worse.any():
            break
        size[worse] /= 2
    return weights + size[:, None] * step
