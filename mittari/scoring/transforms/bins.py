"""Points for the stretch that a raw score lies in."""

import numpy as np

from mittari.definitions.transform import Bins
from mittari.errors import InputError, Problem
from mittari.scoring.given import Given


def transform(scores: np.ndarray, step: Bins, given: Given | None = None) -> np.ndarray:
    """The points of each score's bin; NaN kept. Raises InputError for a raw score below the first bin."""
    starts, points = np.array(sorted(step.starts.items()), dtype=np.float64).T
    bin_of = np.searchsorted(starts, scores, side="right") - 1
    if below := np.count_nonzero(bin_of < 0):
        reason = f"{below} raw scores lie below the first bin, which starts at {starts[0]:g}"
        raise InputError([Problem("bins", "starts", reason, "let the first bin start at the lowest raw score")])
    return np.where(np.isnan(scores), np.nan, points[bin_of])
