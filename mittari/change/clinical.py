"""Whether a reliable change also crossed the line that an instrument draws between two states."""

from enum import StrEnum

import numpy as np
import pandas as pd

from mittari.change.verdict import Verdict


class Significance(StrEnum):
    """Whether a change is clinically significant: reliable, and over the cut; unknown where there is no cut."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


SIGNIFICANCES = pd.CategoricalDtype([one.value for one in Significance])


def clinically_significant(changes: pd.DataFrame, cut: float | None) -> pd.Series:
    """For each row of a frame from reliable_change: yes, no or unknown, as a categorical with the frame's index.

    `cut` is the first score of the upper side, in raw points: with a cut of 10 a change from 12 to 9 crosses it, one
    from 10 to 14 does not. A change that is not reliable is not significant. Unknown where there is no cut or nothing
    can be told of the change. The words say nothing of why it changed. Source: Jacobson & Truax 1991.
    """
    told = (changes["verdict"] != Verdict.CANNOT_TELL).to_numpy() & (cut is not None)
    reliable = changes["verdict"].isin([Verdict.IMPROVED, Verdict.WORSE]).to_numpy()
    line = np.nan if cut is None else cut
    crossed = ((changes["before"] >= line) != (changes["after"] >= line)).to_numpy()
    words = np.where(told, np.where(reliable & crossed, Significance.YES, Significance.NO), Significance.UNKNOWN)
    return pd.Series(pd.Categorical(words, dtype=SIGNIFICANCES), index=changes.index, name="significant")
