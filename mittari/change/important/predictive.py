"""MIC by predictive modelling: the change at which being better is as likely as in the whole group."""

import math

import numpy as np

from mittari.change.important.drawn import drawn_interval
from mittari.change.important.rated import Rated
from mittari.change.important.result import ImportantChange
from mittari.errors import InputError, Problem

STEPS, CLOSE = 50, 1e-12


def by_prediction(people: Rated, better_from: float, level: float = 0.95) -> ImportantChange:
    """(logit(p) - b0) / b1 of logit P(better) = b0 + b1 * gain, adjusted for a share better p that is not one half.

    The adjustment takes (.090 + .103 * correlation) * SD of the gains * logit(p) from it. It is made for people who
    mean much the same by better; where their thresholds differ much it takes a part of the bias away (simulated: 2.5
    becomes 3.4 for a true 5 at p .31). The interval is a percentile bootstrap (seeded). Raises InputError where the
    anchor parts the gains completely: there is no curve then. Checked: 80 people, 4.22914 before and 4.30776 after
    adjustment (R glm). Source: Terluin et al. 2015, 2017.
    """
    is_better = people.split(better_from)
    plain = predicted(people.gain, is_better)
    if math.isnan(plain):
        reason = "no curve fits: the rating parts the gains completely, or better people gained less"
        raise InputError([Problem("rating", "", reason, "take the ROC's cut, or ask more people")])
    low, high = drawn_interval(adjusted, people.gain, is_better, level)
    return ImportantChange(
        route="predictive modelling, adjusted for the share better",
        value=adjusted(people.gain, is_better),
        low=low,
        high=high,
        n=people.n,
        level=level,
        says="Assumes a logistic curve, and people who mean much the same by better.",
        figures=(("Share better", float(is_better.mean())), ("Before adjustment", plain)),
        warnings=people.warnings(),
    )


def predicted(gain: np.ndarray, is_better: np.ndarray) -> float:
    """(logit(p) - b0) / b1; NaN where the curve does not exist or does not rise."""
    if not _overlap(gain, is_better):
        return math.nan
    b0, b1 = logistic(gain, is_better.astype(float))
    return float((_logit(is_better) - b0) / b1) if b1 > 0 else math.nan


def adjusted(gain: np.ndarray, is_better: np.ndarray) -> float:
    """The same, adjusted for the share better."""
    plain = predicted(gain, is_better)
    if math.isnan(plain):
        return plain
    correlation = float(np.corrcoef(gain, is_better)[0, 1])
    return plain - (0.090 + 0.103 * correlation) * float(gain.std(ddof=1)) * _logit(is_better)


def logistic(x: np.ndarray, y: np.ndarray) -> tuple[float, float]:
    """Intercept and slope of a logistic regression of y (0 or 1) on x, by Newton's method."""
    middle, spread = x.mean(), x.std()
    design = np.column_stack([np.ones(len(x)), (x - middle) / spread])
    b = np.array([math.log(y.mean() / (1 - y.mean())), 0.0])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(design @ b, -700, 700)))
        step = np.linalg.lstsq(design.T @ (design * (p * (1 - p))[:, None]), design.T @ (y - p), rcond=None)[0]
        b = b + step
        if np.abs(step).max() < CLOSE:
            return float(b[0] - b[1] * middle / spread), float(b[1] / spread)
    return math.nan, math.nan


def _overlap(gain: np.ndarray, is_better: np.ndarray) -> bool:
    good, other = gain[is_better], gain[~is_better]
    return bool(len(good) and len(other) and good.min() < other.max() and other.min() < good.max())


def _logit(is_better: np.ndarray) -> float:
    p = float(is_better.mean())
    return math.log(p / (1 - p))
