"""What noncentrality could have led to a t value that was seen."""

import math

from scipy import optimize, stats

from mittari.statistics.intervals import normal_quantile


def noncentrality_interval(t: float, df: float, level: float = 0.95) -> tuple[float, float]:
    """The interval (low, high) of the noncentrality of a t with `df` degrees of freedom, by turning its test round.

    low has P(T >= t) = (1 - level) / 2, high has P(T <= t) = (1 - level) / 2; no unit. Divided by sqrt(n) it is the
    interval of a standardised mean of n independent normal values. Checked: t 3.5 sqrt(20), as R's pt() and uniroot().
    Source: Steiger & Fouladi 1997.
    """
    normal_quantile(level)
    if t < 0:
        low, high = noncentrality_interval(-t, df, level)
        return -high, -low
    tail, step = (1 - level) / 2, math.sqrt(1 + t * t / (2 * df))
    return _noncentrality(t, df, 1 - tail, -step), _noncentrality(t, df, tail, step)


def _noncentrality(t: float, df: float, probability: float, step: float) -> float:
    """Where P(T <= t) is the probability; sought step by step from t, as far out the distribution has no value."""

    def over(nc: float) -> float:
        return float(stats.nct.cdf(t, df, nc)) - probability

    near, far = t, t + step
    while over(far) * step > 0:
        near, far = far, far + step
    return float(optimize.brentq(over, *sorted((near, far)), xtol=1e-12))
