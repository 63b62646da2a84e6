"""Each provider's rate as far as its own clients tell it: drawn towards the others' by what is not known."""

from dataclasses import dataclass

import numpy as np
from scipy import special, stats
from scipy.interpolate import CubicSpline

from mittari.effects.providers.intake import Intake
from mittari.statistics.logistic import Logistic
from mittari.statistics.random_intercept_logit import RandomIntercepts, random_intercept_logit

GRID = 129


@dataclass(frozen=True)
class Shrunken:
    """Rates (0-1) of each provider if everybody's clients had come to it, with the ends of their interval.

    `reliability` (0-1) is the part of the spread between providers that is known of each; `fit` the model behind it.
    """

    rate: np.ndarray
    low: np.ndarray
    high: np.ndarray
    reliability: np.ndarray
    fit: RandomIntercepts

    @property
    def p_no_difference(self) -> float:
        """How probable data like these are where providers do not differ; half chi-squared, as the sd can't be below 0.

        Source: Self & Liang 1987.
        """
        ratio = 2 * (self.fit.log_likelihood - self.fit.log_likelihood_without)
        return float(stats.chi2.sf(ratio, 1) / 2) if ratio > 0 else 1.0


def shrunken_rates(clients: Intake, without: Logistic, level: float = 0.95) -> Shrunken:
    """The empirical Bayes rate of each provider, from a logistic regression in which each has a level of its own.

    rate(u) = mean over everybody of expit(b0 + x'b + u), u the provider's mean level given its clients; the interval
    is u -+ t se(u), with as many degrees of freedom as providers less one. There is none (NaN) where providers differ
    no more than by chance, as that does not show that they are the same. reliability = 1 - sd(u)^2 / s^2, which is
    n / (n + (1 - ICC) / ICC) for alike clients. Assumes normal levels that have nothing to do with the case mix, and
    the same effect of the case mix everywhere. The interval takes in the error of s, not of b: it holds 94 % of 30
    providers and 93 % of 12 (simulated). Checked: lme4's glmer (see random_intercept_logit), a plain mean.
    Source: Normand, Glickman & Gatsonis 1997.
    """
    fit = random_intercept_logit(clients.outcome, clients.case_mix, clients.provider, len(clients.names), without)
    line = fit.coefficients[0] + clients.case_mix @ fit.coefficients[1:]
    free = max(len(clients.names) - 1, 1)
    half = special.stdtrit(free, (1 + level) / 2) * fit.effect_error
    ends = np.array([fit.effects, fit.effects - half, fit.effects + half])
    ends[1:] = np.nan if fit.singular else ends[1:]
    reliability = 1 - (fit.effect_sd / fit.sd) ** 2 if fit.sd else np.zeros(len(clients.names))
    rate, low, high = _standardised(line, ends)
    return Shrunken(rate, low, high, np.clip(reliability, 0, 1), fit)


def _standardised(line: np.ndarray, levels: np.ndarray) -> np.ndarray:
    """The mean chance of everybody at each level: a smooth curve, so that it is computed at few places of it."""
    places = np.linspace(np.nanmin(levels) - 0.1, np.nanmax(levels) + 0.1, GRID)
    rates = [special.expit(line + place).mean() for place in places]
    return CubicSpline(places, rates)(levels)
