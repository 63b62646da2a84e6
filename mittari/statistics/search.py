"""The best sizes of a mixed model's random effects: a search without gradients, from two starts."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, OptimizeResult, minimize

AGREE = 1e-2
"""Two starts that end further apart than this in the criterion have not found one place."""
FIRST, NEAR, ROUGH, LAST = 0.5, 1e-2, 1e-4, 1e-6
"""The radius at which a search begins, anew or near its end; at which one ends that only looks for a better place, and
at which the others do."""
AT_ZERO = 1e-4
MOST_EVALUATIONS = 2_000


@dataclass(frozen=True)
class Found:
    """The best place: the clients' factor (intercept, across, slope, or the first alone) and the blocks' sizes."""

    theta: np.ndarray
    sizes: np.ndarray
    criterion: float
    converged: bool
    singular: bool
    evaluations: int


def search(criterion: Callable[[np.ndarray], float], slope: bool, blocks: int) -> Found:
    """Where the criterion is least; singular where a size is 0, or intercept and slope are one thing.

    A gradient method may stop at a wrong boundary without a word; COBYQA from two starts that agree does not.
    Source: Ragonneau & Zhang 2024.
    """
    clients = np.array([1.0, 0.0, 0.3]) if slope else np.array([1.0])
    other = np.array([0.4, 0.1, 1.0]) if slope else np.array([0.3])
    starts = [np.concatenate([clients, np.full(blocks, 0.2)]), np.concatenate([other, np.full(blocks, 0.8)])]
    ends = [_descend(criterion, starts[0], slope, FIRST, LAST), _descend(criterion, starts[1], slope, FIRST, ROUGH)]
    spent = sum(end.nfev for end in ends)
    if ends[1].fun < ends[0].fun or not _agree(ends):
        ends[1] = _descend(criterion, ends[1].x, slope, NEAR, LAST)
        spent += ends[1].nfev
    best = min(ends, key=lambda end: end.fun)
    sizes = np.abs(best.x[3 if slope else 1 :])
    diagonal = np.concatenate([best.x[[0, 2]] if slope else best.x[:1], sizes])
    return Found(
        theta=best.x,
        sizes=sizes,
        criterion=float(best.fun),
        converged=bool(best.success and _agree(ends)),
        singular=bool((diagonal < AT_ZERO).any()),
        evaluations=int(spent),
    )


def _agree(ends: list[OptimizeResult]) -> bool:
    return bool(abs(ends[0].fun - ends[1].fun) < AGREE)


def _descend(
    criterion: Callable[[np.ndarray], float], start: np.ndarray, slope: bool, first: float, last: float
) -> OptimizeResult:
    low = np.zeros(len(start))
    if slope:
        low[1] = -np.inf
    options = {"maxfev": MOST_EVALUATIONS, "initial_tr_radius": first, "final_tr_radius": last}
    return minimize(criterion, start, method="COBYQA", bounds=Bounds(low, np.inf), options=options)
