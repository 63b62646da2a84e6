"""Which band of a score a value lies in."""

import numpy as np

from mittari.definitions.score import ScoreDefinition


def bands_of(score: ScoreDefinition, values: np.ndarray) -> np.ndarray:
    """The id of the band that holds each value (float64), as text; empty for NaN and below the first band."""
    starts = [band.start for band in score.bands]
    names = np.array(["", *(band.id for band in score.bands)])
    return names[np.where(np.isnan(values), 0, np.searchsorted(starts, values, side="right"))]
