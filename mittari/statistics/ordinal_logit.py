"""Ordinal logistic regression: ordered answers on numbers, by maximum likelihood."""

from dataclasses import dataclass

import numpy as np

ROUNDS = 60
STILL = 1e-9
SMALLEST = 1e-300


@dataclass(frozen=True)
class OrdinalLogit:
    """`log_likelihood` (all constants), `thresholds` (categories - 1), `slopes` (one a column), and whether it held."""

    log_likelihood: float
    thresholds: np.ndarray
    slopes: np.ndarray
    converged: bool


def ordinal_logit(categories: np.ndarray, columns: np.ndarray) -> OrdinalLogit:
    """Proportional odds: logit P(y <= k) = threshold_k - x'slopes, so that a positive slope goes with higher answers.

    `categories` (n) holds 0, 1, ... with every category there; `columns` is n x p, p may be 0. Assumes one slope for
    all thresholds and independent rows. Newton steps, halved until the likelihood rises; where the answers are
    separated it does not converge, and says so. Checked: two categories are R's `glm(binomial)`. Source: McCullagh
    1980.
    """
    count = int(categories.max()) + 1
    middle = columns.mean(axis=0) if columns.size else np.zeros(columns.shape[1])
    spread = columns.std(axis=0) if columns.size else np.ones(columns.shape[1])
    spread = np.where(spread > 0, spread, 1.0)
    model = _Likelihood.of(categories, (columns - middle) / spread, count)
    found, converged = _climb(model, _start(categories, count, columns.shape[1]))
    slopes = found[count - 1 :] / spread
    # The columns were centred: the thresholds are moved back to where 0 is.
    return OrdinalLogit(model.at(found), found[: count - 1] + float(middle @ slopes), slopes, converged)


@dataclass(frozen=True)
class _Likelihood:
    """Each row's upper and lower end on the logit scale as linear functions (n x parameters); ends may be endless."""

    upper: np.ndarray
    lower: np.ndarray
    topmost: np.ndarray
    lowest: np.ndarray

    @classmethod
    def of(cls, categories: np.ndarray, columns: np.ndarray, count: int) -> "_Likelihood":
        steps = np.eye(count)[:, : count - 1]
        upper = np.hstack([steps[categories], -columns])
        lower = np.hstack([steps[np.maximum(categories - 1, 0)], -columns])
        return cls(upper, lower, categories == count - 1, categories == 0)

    def at(self, parameters: np.ndarray) -> float:
        """The log likelihood; minus infinity where thresholds are out of order."""
        probability = self._ends(parameters)[2]
        return float(np.log(probability).sum()) if (probability > SMALLEST).all() else -np.inf

    def slope(self, parameters: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The gradient and the Hessian."""
        high, low, probability = self._ends(parameters)
        dense_high, dense_low = high * (1 - high), low * (1 - low)
        each = (dense_high[:, None] * self.upper - dense_low[:, None] * self.lower) / probability[:, None]
        bend_high, bend_low = (
            dense * (1 - 2 * end) / probability for dense, end in ((dense_high, high), (dense_low, low))
        )
        second = (self.upper.T * bend_high) @ self.upper - (self.lower.T * bend_low) @ self.lower
        return each.sum(axis=0), second - each.T @ each

    def _ends(self, parameters: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        high = np.where(self.topmost, 1.0, _logistic(self.upper @ parameters))
        low = np.where(self.lowest, 0.0, _logistic(self.lower @ parameters))
        return high, low, high - low


def _logistic(values: np.ndarray) -> np.ndarray:
    return 0.5 * (1 + np.tanh(values / 2))


def _start(categories: np.ndarray, count: int, slopes: int) -> np.ndarray:
    """The thresholds that fit without any column."""
    below = np.cumsum(np.bincount(categories, minlength=count))[:-1] / len(categories)
    return np.concatenate([np.log(below / (1 - below)), np.zeros(slopes)])


def _climb(model: _Likelihood, start: np.ndarray) -> tuple[np.ndarray, bool]:
    now, value = start, model.at(start)
    for _ in range(ROUNDS):
        gradient, hessian = model.slope(now)
        step = np.linalg.lstsq(hessian, -gradient, rcond=None)[0]
        if np.abs(step).max() < STILL:
            return now, True
        moved, better = _uphill(model, now, step, value)
        if better <= value:
            # Nothing is gained any more: at the top but for rounding, or on a plain that has none.
            return now, bool(np.abs(gradient).max() < 1e-5 and np.abs(now).max() < 30)
        now, value = moved, better
    return now, False


def _uphill(model: _Likelihood, now: np.ndarray, step: np.ndarray, value: float) -> tuple[np.ndarray, float]:
    """The longest of ever halved steps that gains something, or where it stands."""
    for halving in range(30):
        moved = now + step / 2**halving
        better = model.at(moved)
        if better > value:
            return moved, better
    return now, value
