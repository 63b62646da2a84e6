"""The band that somebody's latest value lies in: its name for the professional, its sentence for the person."""

import numpy as np

from mittari.definitions.structure import UseLevel
from mittari.scoring.bands import bands_of
from webapp.changes import ScoreChange


def band(change: ScoreChange) -> str | None:
    """The id of the latest value's band; None without bands or a value, or where only groups may be read."""
    latest = change.ends[1]
    if latest is None or change.meter.structure.use_level is not UseLevel.INDIVIDUAL:
        return None
    return str(bands_of(change.score, np.array([latest]))[0]) or None


def band_name(change: ScoreChange, language: str) -> str | None:
    """What professionals call the band, in a language that the meter has."""
    texts, found = change.meter.texts.get(language), band(change)
    return texts.bands.get(change.score.id, {}).get(found) if texts and found else None


def feedback(change: ScoreChange, language: str) -> str | None:
    """What the person reads about the band, where somebody has written it in this language."""
    texts, found = change.meter.texts.get(language), band(change)
    return texts.feedback.get(change.score.id, {}).get(found) if texts and found else None
