"""Logistic regression of people in groups, where each group has a level of its own drawn from a normal distribution."""

from dataclasses import dataclass

import numpy as np
from scipy import special
from scipy.optimize import OptimizeResult, minimize

from mittari.statistics.logistic import Logistic

NODES = 25
STILL, FLAT, ROUNDS = 1e-9, 1e-6, 500
STARTS = (0.3, 1.5)
AT_ZERO, MOST = 1e-3, 50.0
"""The sd is sought between these; at the first it is taken as 0."""
NEARBY, MOST_ERROR = 0.05, 1.0
AGREE, NOTHING = 1e-5, 1e-7
"""Log likelihoods of two climbs that differ by less are one end; one that gains less than the second gains nothing."""


@dataclass(frozen=True)
class RandomIntercepts:
    """`coefficients` (intercept first), the `sd` between groups, and each group's `effects` with their `effect_sd`.

    Effects are on the logit: mean and standard deviation of what each may be, given its people (as if the coefficients
    and sd were known). `effect_error` is that deviation with the error of the sd beside it. `singular` where the sd is
    0; `log_likelihood_without` is that of no difference between groups.
    """

    coefficients: np.ndarray
    sd: float
    effects: np.ndarray
    effect_sd: np.ndarray
    effect_error: np.ndarray
    log_likelihood: float
    log_likelihood_without: float
    converged: bool
    singular: bool


def random_intercept_logit(
    outcome: np.ndarray, columns: np.ndarray, group: np.ndarray, groups: int, without: Logistic
) -> RandomIntercepts:
    """logit P(y_ij = 1) = b0 + x_ij'b + s v_i, v_i ~ N(0, 1), by maximum likelihood.

    `outcome` (n) of 0 and 1, `columns` n x p (p may be 0), `group` (n) codes below `groups`; `without` is the logistic
    regression of the same rows, where the climb starts. Each group's integral is 25 points of adaptive Gauss-Hermite
    quadrature around its own mode. Assumes that people are independent within their group, and that groups' levels
    are normal and have nothing to do with x. Checked: lme4 1.1-31 `glmer(nAGQ = 25)`, 400 people of 20 groups: sd
    0.424079, log likelihood -266.559637, both to 1e-6. Source: Pinheiro & Bates 1995.
    """
    middle, spread = columns.mean(axis=0), columns.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    model = _Groups(outcome, np.column_stack([np.ones(len(outcome)), (columns - middle) / spread]), group, groups)
    start = without.coefficients * np.concatenate([[1.0], spread])
    start[0] += middle @ without.coefficients[1:]
    bare = model.integrated(start, 0.0)
    ends = [_climb(model, start, sd) for sd in STARTS]
    best = min(ends, key=lambda end: end.fun)
    agree = abs(ends[0].fun - ends[1].fun) * len(outcome) < AGREE
    found, sd = model.integrated(best.x[:-1], np.exp(best.x[-1])), float(np.exp(best.x[-1]))
    if sd <= AT_ZERO * (1 + 1e-6) or found.log_likelihood - bare.log_likelihood < NOTHING:
        return _no_difference(without, groups, bare.log_likelihood, agree and model.rise_at_zero(start) <= 0)
    coefficients = best.x[:-1] / np.concatenate([[1.0], spread])
    coefficients[0] -= middle @ coefficients[1:]
    return RandomIntercepts(
        coefficients=coefficients,
        sd=sd,
        effects=sd * found.mean,
        effect_sd=sd * np.sqrt(found.variance),
        effect_error=np.hypot(sd * np.sqrt(found.variance), model.moved_by_sd(best.x[:-1], sd, found.log_likelihood)),
        log_likelihood=found.log_likelihood,
        log_likelihood_without=bare.log_likelihood,
        # Digits may run out before a search says that it succeeded: what counts is that it is flat there.
        converged=bool(np.abs(best.jac).max() < FLAT and agree),
        singular=False,
    )


def _no_difference(without: Logistic, groups: int, value: float, settled: bool) -> RandomIntercepts:
    zero = np.zeros(groups)
    return RandomIntercepts(without.coefficients, 0.0, zero, zero, zero, value, value, settled, True)


def _climb(model: "_Groups", start: np.ndarray, sd: float) -> OptimizeResult:
    # In the logarithm of the sd, as the slope along the sd itself is 0 at 0 whatever the data say.
    bounds = [(None, None)] * len(start) + [(np.log(AT_ZERO), np.log(MOST))]
    options = {"gtol": STILL, "ftol": 1e-15, "maxiter": ROUNDS}
    first = np.append(start, np.log(sd))
    return minimize(model.away_from_best, first, jac=True, method="L-BFGS-B", bounds=bounds, options=options)


@dataclass(frozen=True)
class _Integrated:
    """The likelihood with the groups' levels integrated out, its slope, and each level's mean and variance."""

    log_likelihood: float
    gradient: np.ndarray
    mean: np.ndarray
    variance: np.ndarray


@dataclass(frozen=True)
class _Groups:
    outcome: np.ndarray
    design: np.ndarray
    group: np.ndarray
    groups: int

    def away_from_best(self, parameters: np.ndarray) -> tuple[float, np.ndarray]:
        """What is made small: minus the mean log likelihood of a person; and its slope, the last along log sd."""
        sd = np.exp(parameters[-1])
        found = self.integrated(parameters[:-1], sd)
        slope = found.gradient * np.append(np.ones(len(parameters) - 1), sd)
        return -found.log_likelihood / len(self.outcome), -slope / len(self.outcome)

    def moved_by_sd(self, coefficients: np.ndarray, sd: float, peak: float) -> np.ndarray:
        """How far a standard error of log sd moves each group's mean level (Kass & Steffey 1989, first order)."""
        sizes = sd * np.exp([-NEARBY, NEARBY])
        less, more = (self.integrated(coefficients, size) for size in sizes)
        bend = (2 * peak - less.log_likelihood - more.log_likelihood) / NEARBY**2
        slope = (sizes[1] * more.mean - sizes[0] * less.mean) / (2 * NEARBY)
        # Where the likelihood is all but flat, the sd is hardly known, and a step along it says little.
        return slope * min(1 / np.sqrt(bend), MOST_ERROR) if bend > 0 else slope * MOST_ERROR

    def rise_at_zero(self, coefficients: np.ndarray) -> float:
        """How steeply the log likelihood rises with the variance between groups where that is 0."""
        chance = special.expit(self.design @ coefficients)
        left = self._sums(self.outcome - chance)
        return float(np.sum(left**2) - np.sum(chance * (1 - chance))) / 2

    def integrated(self, coefficients: np.ndarray, sd: float) -> _Integrated:
        """The integral over every group's own level by adaptive quadrature."""
        line = self.design @ coefficients
        mode, width = self._mode(line, sd)
        points, weights = np.polynomial.hermite.hermgauss(NODES)
        levels = mode + np.sqrt(2) * width * points[:, None]
        heights = np.array([self._height(line, sd, level) for level in levels])
        heights += (np.log(weights) + points**2)[:, None] + np.log(np.sqrt(2) * width)
        each = special.logsumexp(heights, axis=0)
        share = np.exp(heights - each)
        mean = (share * levels).sum(axis=0)
        return _Integrated(
            log_likelihood=float(each.sum()),
            gradient=self._gradient(line, sd, levels, share),
            mean=mean,
            variance=(share * (levels - mean) ** 2).sum(axis=0),
        )

    def _sums(self, values: np.ndarray) -> np.ndarray:
        return np.bincount(self.group, values, minlength=self.groups)

    def _chance(self, line: np.ndarray, sd: float, level: np.ndarray) -> np.ndarray:
        return special.expit(line + sd * level[self.group])

    def _height(self, line: np.ndarray, sd: float, level: np.ndarray) -> np.ndarray:
        """The log of each group's answers together with its level."""
        total = line + sd * level[self.group]
        return self._sums(self.outcome * total - np.logaddexp(0, total)) - level**2 / 2 - np.log(2 * np.pi) / 2

    def _mode(self, line: np.ndarray, sd: float) -> tuple[np.ndarray, np.ndarray]:
        """The likeliest level of each group and the width of the peak, by Newton steps of no more than 1."""
        level = np.zeros(self.groups)
        for _ in range(ROUNDS):
            chance = self._chance(line, sd, level)
            bend = sd**2 * self._sums(chance * (1 - chance)) + 1
            step = (sd * self._sums(self.outcome - chance) - level) / bend
            level = level + np.clip(step, -1, 1)
            if np.abs(step).max() < STILL:
                break
        return level, 1 / np.sqrt(bend)

    def _gradient(self, line: np.ndarray, sd: float, levels: np.ndarray, share: np.ndarray) -> np.ndarray:
        """The mean slope over what each level may be (Fisher's identity)."""
        expected, by_sd = np.zeros(len(line)), 0.0
        for level, weight in zip(levels, share, strict=True):
            chance = self._chance(line, sd, level)
            expected += weight[self.group] * chance
            by_sd += float((weight * level) @ self._sums(self.outcome - chance))
        return np.append(self.design.T @ (self.outcome - expected), by_sd)
