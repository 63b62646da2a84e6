"""The best sizes of a mixed model's random effects: a search without gradients, from two starts."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, OptimizeResult, minimize

AGREE = 1e-3
"""Two starts that end further apart than this in the criterion have not found one place."""
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
    ends = [_descend(criterion, start, slope) for start in starts]
    best = min(ends, key=lambda end: end.fun)
    sizes = np.abs(best.x[3 if slope else 1 :])
    diagonal = np.concatenate([best.x[[0, 2]] if slope else best.x[:1], sizes])
    return Found(
        theta=best.x,
        sizes=sizes,
        criterion=float(best.fun),
        converged=bool(best.success and abs(ends[0].fun - ends[1].fun) < AGREE),
        singular=bool((diagonal < AT_ZERO).any()),
        evaluations=sum(end.nfev for end in ends),
    )


def _descend(criterion: Callable[[np.ndarray], float], start: np.ndarray, slope: bool) -> OptimizeResult:
    low = np.zeros(len(start))
    if slope:
        low[1] = -np.inf
    options = {"maxfev": MOST_EVALUATIONS, "initial_tr_radius": 0.5, "final_tr_radius": 1e-6}
    return minimize(criterion, start, method="COBYQA", bounds=Bounds(low, np.inf), options=options)
