"""Mean and linear linking: the same distance from the mean, in points or in standard deviations."""

import numpy as np

from mittari.psychometrics.linking.points import Points
from mittari.psychometrics.linking.sample import Sample


def mean_link(x: np.ndarray, y: np.ndarray, xs: Points, ys: Points) -> np.ndarray:
    """m_Y + (x - m_X) at each point of X, from counts or shares (..., K) of both scales.

    Assumes that the distributions differ in nothing but their mean. Source: Kolen & Brennan 2014, 2.
    """
    return _mean(y, ys)[..., None] + xs.values - _mean(x, xs)[..., None]


def linear_link(x: np.ndarray, y: np.ndarray, xs: Points, ys: Points) -> np.ndarray:
    """m_Y + (s_Y / s_X)(x - m_X) at each point of X, from counts or shares (..., K) of both scales.

    Assumes that the distributions differ in nothing but mean and spread; may go off the scale of Y. Checked by hand:
    m 10, s 2 and m 50, s 10: 13 -> 65. Source: Kolen & Brennan 2014, 2.
    """
    slope = _sd(y, ys) / _sd(x, xs)
    return _mean(y, ys)[..., None] + slope[..., None] * (xs.values - _mean(x, xs)[..., None])


def linear_covariance(sample: Sample, xs: Points) -> np.ndarray:
    """The covariance (K, K) of the errors of a linear link at the points of X, by the delta method.

    With z = (x - m_X) / s_X, u and v the standardised scores: a person adds s_Y * (v - u + z * (v^2 - u^2) / 2) / n.
    No distribution is assumed. Checked: Lord's s_Y^2 / n * (1 - r)(2 + (1 + r) z^2) for normal scores of one group,
    and s_Y^2 (1 / n_X + 1 / n_Y)(1 + z^2 / 2) for two (Kolen & Brennan 2014, 7).
    """
    z = (xs.values - sample.x.mean()) / sample.x.std()
    basis = sample.y.std() * np.column_stack([np.ones_like(z), z])
    return basis @ _covariance(sample) @ basis.T


def mean_covariance(sample: Sample, xs: Points) -> np.ndarray:
    """The covariance (K, K) of the errors of a mean link: the variance of the difference of the means, at all points.

    Checked: s_X^2 / n_X + s_Y^2 / n_Y for two groups, the variance of a mean difference for one.
    """
    k = len(xs.values)
    if sample.paired:
        return np.full((k, k), (sample.y - sample.x).var(ddof=1) / len(sample.x))
    return np.full((k, k), sample.x.var(ddof=1) / len(sample.x) + sample.y.var(ddof=1) / len(sample.y))


def _covariance(sample: Sample) -> np.ndarray:
    """The covariance of the means of (v - u) and (v^2 - u^2) / 2."""
    x, y = (_influence(scores) for scores in (sample.x, sample.y))
    if sample.paired:
        return np.cov(y - x) / len(sample.x)
    return np.cov(x) / len(sample.x) + np.cov(y) / len(sample.y)


def _influence(scores: np.ndarray) -> np.ndarray:
    u = (scores - scores.mean()) / scores.std()
    return np.stack([u, u**2 / 2])


def _mean(counts: np.ndarray, points: Points) -> np.ndarray:
    return counts @ points.values / counts.sum(axis=-1)


def _sd(counts: np.ndarray, points: Points) -> np.ndarray:
    apart = points.values - _mean(counts, points)[..., None]
    return np.sqrt((counts * apart**2).sum(axis=-1) / counts.sum(axis=-1))
