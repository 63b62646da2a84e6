"""The best sizes of a mixed model's random effects: by slopes from two starts, and without them where in doubt."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, minimize

from mittari.statistics.quasi_newton import End, Surface, descend

AGREE = 1e-2
"""Two searches that end further apart than this in the criterion have not found one place."""
ROUGH = AGREE / 2
"""The second start ends where a step promises less than this: it only looks for another place."""
FIRST, LAST = 1e-2, 1e-6
"""The radius at which a search without slopes begins and ends."""
AT_ZERO = 1e-4
MOST_EVALUATIONS = 2_000


@dataclass(frozen=True)
class Found:
    """The best place: the clients' factor (intercept, across, slope, or the first alone) and the blocks' sizes.

    `curvature` is that of the criterion, as far as it was seen on the way.
    """

    theta: np.ndarray
    sizes: np.ndarray
    criterion: float
    converged: bool
    singular: bool
    evaluations: int
    curvature: np.ndarray


def search(at: Surface, starts: Sequence[np.ndarray], slope: bool, known: np.ndarray | None = None) -> Found:
    """Where the criterion is least; singular where a size is 0, or intercept and slope are one thing.

    `at` must not change where a column of the clients' factor, or a size, changes its sign: so nothing bounds the
    search. That makes every size of 0 level, and slopes may stop there without a word: where the search ends at a 0,
    or two starts do not end in one place, COBYQA, which needs no slopes, has the last word.
    `known` is the curvature of the first places, if there is one. Source: Ragonneau & Zhang 2024 (COBYQA).
    """
    first = descend(at, starts[0], known, 0 if known is None else len(known))
    second = descend(at, starts[1], first.curvature, len(starts[1]), ROUGH)
    spent = first.evaluations + second.evaluations
    best, sure = first, abs(first.value - second.value) < AGREE
    if not sure or not first.converged or _at_zero(first.theta, slope):
        ends = [_without_slopes(at, end, slope) for end in ([first] if sure else [first, second])]
        best, spent = min(ends, key=lambda end: end.value), spent + sum(end.evaluations for end in ends)
        sure = all(end.value - best.value < AGREE for end in ends)
    theta = _folded(best.theta, slope)
    return Found(
        theta=theta,
        sizes=theta[3 if slope else 1 :],
        criterion=best.value,
        converged=best.converged and sure,
        singular=_at_zero(theta, slope),
        evaluations=spent,
        curvature=best.curvature,
    )


def _folded(theta: np.ndarray, slope: bool) -> np.ndarray:
    """The same model with no size below 0."""
    folded = np.abs(theta)
    if slope:
        folded[1] = theta[1] * (-1 if theta[0] < 0 else 1)
    return folded


def _at_zero(theta: np.ndarray, slope: bool) -> bool:
    sizes = np.delete(theta, 1) if slope else theta
    return bool((np.abs(sizes) < AT_ZERO).any())


def _without_slopes(at: Surface, end: End, slope: bool) -> End:
    start = _folded(end.theta, slope)
    low = np.zeros(len(start))
    if slope:
        low[1] = -np.inf
    options = {"maxfev": MOST_EVALUATIONS, "initial_tr_radius": FIRST, "final_tr_radius": LAST}
    found = minimize(lambda theta: at(theta).value, start, method="COBYQA", bounds=Bounds(low, np.inf), options=options)
    return End(found.x, float(found.fun), end.curvature, bool(found.success), int(found.nfev))
