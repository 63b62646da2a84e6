"""The interval of a ratio of two means that vary together."""

from math import sqrt

from mittari.statistics.intervals import normal_quantile


def fieller(
    top: float, bottom: float, top_variance: float, bottom_variance: float, covariance: float, level: float = 0.95
) -> tuple[float, float]:
    """The interval (low, high) of top / bottom: the ratios R for which top - R bottom may be 0; NaN without end.

    The roots of a R^2 + b R + c, a = bottom^2 - z^2 v_bottom, b = -2 (top bottom - z^2 cov), c = top^2 - z^2 v_top.
    Variances and covariance are those of the means. Bounded only where a > 0, that is where the bottom differs from 0
    at this level; else there is no interval. Assumes that both means are near normal. Checked: 12 clients, in the test
    by a search for the ends. Source: Fieller 1954; Briggs, Wonderling & Mooney 1997.
    """
    squared = normal_quantile(level) ** 2
    a = bottom**2 - squared * bottom_variance
    if not a > 0:
        return float("nan"), float("nan")
    half_b, c = -(top * bottom - squared * covariance), top**2 - squared * top_variance
    # Rounding can leave a tiny negative number where nothing varies.
    root = sqrt(max(half_b**2 - a * c, 0.0))
    return (-half_b - root) / a, (-half_b + root) / a
