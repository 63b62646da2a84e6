"""Which band of a score a value lies in."""

import numpy as np

from mittari.definitions.score import ScoreDefinition


def bands_of(score: ScoreDefinition, values: np.ndarray) -> np.ndarray:
    """The id of the band that holds each value (float64), as text; empty for NaN and below the first band."""
    names = np.array(["", *(band.id for band in score.bands)])
    return names[band_places(score, values)]


def band_places(score: ScoreDefinition, values: np.ndarray) -> np.ndarray:
    """The place of the band that holds each value (uint8): 1 for the first, 0 for NaN and below the first band."""
    starts = [band.start for band in score.bands]
    places = np.searchsorted(starts, values, side="right")
    return np.where(np.isnan(values), 0, places).astype(np.uint8)
