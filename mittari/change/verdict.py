"""The four words that may be said of one person's change, and why nothing can be said."""

from enum import StrEnum

import pandas as pd


class Verdict(StrEnum):
    """What the difference of two scores of one person shows."""

    IMPROVED = "improved"
    NO_RELIABLE_CHANGE = "no_reliable_change"
    WORSE = "worse"
    CANNOT_TELL = "cannot_tell"


class Reason(StrEnum):
    """Why a change can't be told; floor is the worst end of the scale and ceiling the best one."""

    NO_SEM = "no_sem"
    GROUP_ONLY = "group_only"
    AT_FLOOR = "at_floor"
    AT_CEILING = "at_ceiling"
    NO_FIRST = "no_first"
    NO_LAST = "no_last"
    ONE_MEASUREMENT = "one_measurement"
    OTHER_VERSION = "other_version"
    OTHER_RATER = "other_rater"


SIGNS = {
    Verdict.IMPROVED: "▲",
    Verdict.NO_RELIABLE_CHANGE: "=",
    Verdict.WORSE: "▼",
    Verdict.CANNOT_TELL: "?",
}
"""The sign of each verdict, the same on every screen and page."""

CHART_WORDS = {
    Verdict.IMPROVED: "improved",
    Verdict.NO_RELIABLE_CHANGE: "same",
    Verdict.WORSE: "worse",
    Verdict.CANNOT_TELL: "unknown",
}
"""What charts, styles and sentences call each verdict, the same on every screen and page."""

VERDICTS = pd.CategoricalDtype([verdict.value for verdict in Verdict])
REASONS = pd.CategoricalDtype([reason.value for reason in Reason])
