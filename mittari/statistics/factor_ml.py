"""Factor models of several samples with means, at greatest likelihood; parameters may be shared between them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from scipy import linalg, optimize

STILL = 1e-5
NOWHERE = 1e8
AROUND = 1e-5
RAN_AWAY = -10.0
"""A variable's own variance over the measured one, from where no search came back (at rest it is -5 and more)."""
STEPS = 1_000
"""Ten times what a search takes that comes to rest."""


@dataclass(frozen=True)
class Moments:
    """Covariance (p, p; divided by n) and means (p,) of a sample of n people."""

    covariance: np.ndarray
    means: np.ndarray
    n: int

    @classmethod
    def of(cls, values: np.ndarray) -> Self:
        """The moments of complete rows (n, p)."""
        return cls(np.cov(values, rowvar=False, bias=True), values.mean(axis=0), len(values))


@dataclass(frozen=True)
class Pattern:
    """A matrix of a model: `where` has the index of a free parameter, or -1 where `fixed` holds a number."""

    where: np.ndarray
    fixed: np.ndarray

    def at(self, values: np.ndarray) -> np.ndarray:
        """The matrix at these parameters."""
        return np.where(self.where < 0, self.fixed, values[self.where])

    def add(self, slope: np.ndarray, change: np.ndarray) -> None:
        """Add what a change of each cell means to the slope of the parameters; symmetric cells add up."""
        free = self.where >= 0
        np.add.at(slope, self.where[free], change[free])


@dataclass(frozen=True)
class Structure:
    """A sample's model: covariance L F L' + R, means intercepts + L * factor means; p variables, m factors."""

    loadings: Pattern
    factors: Pattern
    residuals: Pattern
    intercepts: Pattern
    means: Pattern


@dataclass(frozen=True)
class FactorFit:
    """The parameters at greatest likelihood, with `errors` (standard), and how well the model fits.

    `chi2` on `df` degrees of freedom tests it against free moments, `chi2_none` on `df_none` one without any relation.
    `improper` says whether a residual or factor variance is not above 0. Where the search did not come to rest (not
    `converged`), values and chi2 are those where it was given up, and the errors NaN.
    """

    values: np.ndarray
    errors: np.ndarray
    chi2: float
    df: int
    chi2_none: float
    df_none: int
    n: int
    samples: int
    converged: bool
    improper: bool

    @property
    def cfi(self) -> float:
        """Comparative fit index (0-1): how much of what relates the variables the model explains (Bentler 1990)."""
        off, off_none = max(self.chi2 - self.df, 0.0), max(self.chi2_none - self.df_none, self.chi2 - self.df, 0.0)
        return 1 - off / off_none if off_none > 0 else 1.0

    @property
    def rmsea(self) -> float:
        """Root mean square error of approximation a degree of freedom, of several samples (Steiger 1998)."""
        if self.df < 1:
            return 0.0
        return float(np.sqrt(max(self.chi2 - self.df, 0.0) / (self.df * self.n) * self.samples))


def fit_factors(models: Sequence[Structure], moments: Sequence[Moments], start: np.ndarray) -> FactorFit:
    """The model of several samples whose parameters have the greatest normal likelihood.

    Least F = sum of n_g / N * (log|C| + tr(S C^-1) + d' C^-1 d - log|S| - p), chi2 = N F. Assumes independent people
    and near normal variables of like size (give them in SDs). Checked: lavaan 0.6-14, chi2 to 1e-3 (Holzinger and
    Swineford's two schools, three factors: 115.851 124.044 164.103). Source: Joreskog 1971.
    """
    everybody = sum(one.n for one in moments)

    def function(values: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = 0.0, np.zeros_like(values)
        for model, one in zip(models, moments, strict=True):
            value += one.n / everybody * _discrepancy(model, one, values, slope, one.n / everybody)
        return value, slope

    def give_up(values: np.ndarray) -> None:
        if _ran_away(models, moments, values):
            raise StopIteration

    options = {"gtol": 1e-8, "maxiter": STEPS}
    found = optimize.minimize(function, start, jac=True, method="BFGS", callback=give_up, options=options)
    converged = bool(np.abs(found.jac).max() < STILL) and not _ran_away(models, moments, found.x)
    p = len(moments[0].means)
    return FactorFit(
        values=found.x,
        errors=_errors(lambda values: function(values)[1], found.x, everybody) if converged else found.x * np.nan,
        chi2=float(everybody * found.fun),
        df=len(moments) * p * (p + 3) // 2 - len(start),
        chi2_none=sum(_unrelated(one) for one in moments),
        df_none=len(moments) * p * (p - 1) // 2,
        n=everybody,
        samples=len(moments),
        converged=converged,
        improper=any(_improper(model, found.x) for model in models),
    )


def _ran_away(models: Sequence[Structure], moments: Sequence[Moments], values: np.ndarray) -> bool:
    """Whether a variable's own variance is as far below 0 as no search that comes to rest goes."""
    pairs = zip(models, moments, strict=True)
    return any((np.diag(model.residuals.at(values)) < RAN_AWAY * np.diag(one.covariance)).any() for model, one in pairs)


def _discrepancy(model: Structure, moments: Moments, values: np.ndarray, slope: np.ndarray, share: float) -> float:
    """F of one sample; adds its slope, weighted by the sample's share."""
    loadings, factors, means = model.loadings.at(values), model.factors.at(values), model.means.at(values)
    implied = loadings @ factors @ loadings.T + model.residuals.at(values)
    apart = moments.means - model.intercepts.at(values) - loadings @ means
    try:
        lower = linalg.cholesky(implied, lower=True)
    except linalg.LinAlgError:
        return NOWHERE
    inverse = linalg.cho_solve((lower, True), np.eye(len(apart)))
    both = moments.covariance + np.outer(apart, apart)
    by_covariance = share * (inverse - inverse @ both @ inverse)
    by_means = share * -2 * inverse @ apart
    model.loadings.add(slope, 2 * by_covariance @ loadings @ factors + np.outer(by_means, means))
    model.factors.add(slope, loadings.T @ by_covariance @ loadings)
    model.residuals.add(slope, by_covariance)
    model.intercepts.add(slope, by_means)
    model.means.add(slope, loadings.T @ by_means)
    fitted = 2 * np.log(np.diag(lower)).sum() + float((inverse * both).sum())
    return float(fitted - np.linalg.slogdet(moments.covariance)[1] - len(apart))


def _unrelated(moments: Moments) -> float:
    """The chi2 of a sample's model in which no two variables go together."""
    variances = np.log(np.diag(moments.covariance)).sum()
    return float(moments.n * (variances - np.linalg.slogdet(moments.covariance)[1]))


def _errors(slope: Callable[[np.ndarray], np.ndarray], values: np.ndarray, n: int) -> np.ndarray:
    """Standard errors from the bend of the criterion, by differences of its slope; NaN where it does not bend up."""
    steps = AROUND * np.eye(len(values))
    bend = np.array([(slope(values + step) - slope(values - step)) / (2 * AROUND) for step in steps])
    try:
        variances = 2 / n * np.diag(linalg.inv((bend + bend.T) / 2))
    except linalg.LinAlgError:
        variances = np.full(len(values), np.nan)
    return np.sqrt(np.where(variances > 0, variances, np.nan))


def _improper(model: Structure, values: np.ndarray) -> bool:
    both = (model.residuals.at(values), model.factors.at(values))
    return any(bool((np.linalg.eigvalsh(one) <= 0).any()) for one in both)
