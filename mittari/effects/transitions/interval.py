"""The interval of a share whose error is known from more than its count."""

import numpy as np

from mittari.statistics.intervals import wilson


def share_interval(
    share: np.ndarray, se: np.ndarray, known: np.ndarray, people: int, level: float = 0.95
) -> tuple[np.ndarray, np.ndarray]:
    """The Wilson interval (low, high) of shares (0-1) with as many people as would give such an error.

    That many are p (1 - p) / se^2, at the most `people`; where a share is 0 or 1 it is those `known`. Where all are
    seen throughout it is the Wilson interval of the count. Shapes broadcast; NaN where nobody is known.
    Source: Korn & Graubard 1998, with the interval of Wilson 1927.
    """
    share = np.clip(share, 0, 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        size = np.minimum(share * (1 - share) / se**2, people)
    # Rounding leaves shares a hair from 0 and 1.
    edge = (share < 1e-12) | (share > 1 - 1e-12) | ~(se > 0)
    size = np.where(edge, known, size)
    rounded = np.where(share < 1e-12, 0.0, np.where(share > 1 - 1e-12, 1.0, share))
    return wilson(rounded * size, size, level)
