"""Which band of a score a value lies in."""

from mittari.definitions.score import Band, ScoreDefinition


def band_of(score: ScoreDefinition, value: float | None) -> Band | None:
    """The band whose stretch holds the value; None without a value or without bands."""
    if value is None:
        return None
    started = [band for band in score.bands if band.start <= value]
    return max(started, key=lambda band: band.start) if started else None
