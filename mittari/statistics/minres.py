"""Exploratory factor analysis by minimum residuals, and its oblique rotation."""

from dataclasses import dataclass

import numpy as np
from scipy import optimize

ROUNDS = 1_000
STILL = 1e-7
STARTS = 5


@dataclass(frozen=True)
class Factors:
    """`loadings` (k x factors, unrotated, each column's sum positive) of a correlation matrix of k variables.

    `residual` is the root mean square of the correlations that the factors leave; `converged` says whether the
    optimiser came to rest, `improper` whether some communality reached 1 (a Heywood case).
    """

    loadings: np.ndarray
    residual: float
    converged: bool

    @property
    def communalities(self) -> np.ndarray:
        """The share of each variable's variance that the factors explain."""
        return (self.loadings**2).sum(axis=1)

    @property
    def improper(self) -> bool:
        """Whether some variable is explained in full, which real answers never are."""
        return bool((self.communalities >= 1).any())


def minres(correlation: np.ndarray, count: int) -> Factors:
    """The loadings that leave the least squared correlations off the diagonal: min sum over i < j of (r - LL')_ij^2.

    Assumes linear relations; `count` factors of k variables, k > count. Checked: communalities of state anxiety
    (two factors) and of 25 personality items (five factors) to 1e-3 (psych `fa`, 2.2.9). Source: Harman & Jones 1966.
    """
    k = len(correlation)

    def residuals(flat: np.ndarray) -> tuple[float, np.ndarray]:
        loadings = flat.reshape(k, count)
        left = correlation - loadings @ loadings.T
        np.fill_diagonal(left, 0)
        return float((left**2).sum() / 2), (-2 * left @ loadings).ravel()

    options = {"maxiter": 5_000, "maxfun": 50_000, "ftol": 1e-15, "gtol": 1e-9}
    found = optimize.minimize(residuals, _start(correlation, count), jac=True, method="L-BFGS-B", options=options)
    loadings = found.x.reshape(k, count)
    loadings = loadings * np.where(loadings.sum(axis=0) < 0, -1.0, 1.0)
    return Factors(loadings, float(np.sqrt(2 * found.fun / (k * (k - 1)))), bool(found.success))


def _start(correlation: np.ndarray, count: int) -> np.ndarray:
    """Principal axes with squared multiple correlations on the diagonal, flattened."""
    reduced = correlation.copy()
    np.fill_diagonal(reduced, 1 - 1 / np.diag(np.linalg.pinv(correlation)))
    values, vectors = np.linalg.eigh(reduced)
    return (vectors[:, ::-1][:, :count] * np.sqrt(np.maximum(values[::-1][:count], 1e-3))).ravel()


def oblimin(loadings: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Loadings rotated by direct quartimin (oblimin, gamma 0), and the factors' correlations.

    Gradient projection from the loadings as they are and from five random turns of them, as the former may be a saddle;
    the lowest criterion stays. Source: Jennrich & Sampson 1966; Jennrich 2002.
    """
    count = loadings.shape[1]
    rng = np.random.default_rng(1)
    starts = [np.eye(count), *(np.linalg.qr(rng.normal(size=(count, count)))[0] for _ in range(STARTS))]
    turns = [_turned(loadings, start) for start in starts]
    turn = min(turns, key=lambda one: _quartimin(loadings, one)[0])
    return loadings @ np.linalg.inv(turn).T, turn.T @ turn


def _turned(loadings: np.ndarray, turn: np.ndarray) -> np.ndarray:
    """The rotation at which the criterion comes to rest."""
    step = 1.0
    value, slope = _quartimin(loadings, turn)
    for _ in range(ROUNDS):
        along = slope - turn * (turn * slope).sum(axis=0)
        size = float(np.linalg.norm(along))
        if size < STILL:
            break
        turn, step = _descend(loadings, turn, along, value, 2 * step, size)
        value, slope = _quartimin(loadings, turn)
    return turn


def _quartimin(loadings: np.ndarray, turn: np.ndarray) -> tuple[float, np.ndarray]:
    """The criterion (squares of two factors' loadings multiplied, summed) and its slope by the rotation."""
    inverse = np.linalg.inv(turn)
    rotated = loadings @ inverse.T
    squares = rotated**2
    others = squares.sum(axis=1, keepdims=True) - squares
    return float((squares * others).sum() / 4), -(rotated.T @ (rotated * others) @ inverse).T


def _descend(
    loadings: np.ndarray, turn: np.ndarray, along: np.ndarray, value: float, step: float, size: float
) -> tuple[np.ndarray, float]:
    """A step down that is long enough, halved until it is."""
    tried = turn
    for _ in range(20):
        moved = turn - step * along
        tried = moved / np.sqrt((moved**2).sum(axis=0))
        if _quartimin(loadings, tried)[0] < value - 0.5 * size**2 * step:
            break
        step /= 2
    return tried, step
