"""The change of one score as its meter says it may be read: its SEM, direction, range and use level."""

import pandas as pd
from numpy.typing import ArrayLike

from mittari.change.reliable import cannot_tell, reliable_change
from mittari.change.verdict import Reason
from mittari.definitions.meter import Meter
from mittari.definitions.score import Direction
from mittari.definitions.structure import UseLevel


def why_no_verdict(meter: Meter, score: str) -> Reason | None:
    """Why nobody's change in a score gets a verdict; None where people do get one.

    A score without a better end is read for groups only, like a meter whose use level says so.
    """
    if meter.structure.use_level is not UseLevel.INDIVIDUAL or meter.scores[score].direction is Direction.NONE:
        return Reason.GROUP_ONLY
    return Reason.NO_SEM if meter.sem(score) is None else None


def change_by_meter(
    meter: Meter | None, score: str, before: ArrayLike | pd.Series, after: ArrayLike | pd.Series
) -> pd.DataFrame:
    """The frame of reliable_change for a score of a meter; without the meter of that version nobody gets a verdict."""
    if meter is None:
        return reliable_change(before, after, sem=None, better="higher")
    definition, norm = meter.scores[score], meter.sem(score)
    better = "lower" if definition.direction is Direction.LOWER else "higher"
    low, high = definition.range
    sem, mdc = (norm.sem, norm.mdc) if norm else (None, None)
    changes = reliable_change(before, after, sem=sem, better=better, low=low, high=high, mdc=mdc)
    if why_no_verdict(meter, score) is Reason.GROUP_ONLY:
        return cannot_tell(changes, changes["change"].notna(), Reason.GROUP_ONLY)
    return changes
