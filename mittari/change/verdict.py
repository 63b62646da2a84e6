"""The four words that may be said of one person's change, and why nothing can be said."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

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


class SlopeReason(StrEnum):
    """Why a person's slope can't be told, beside the reasons of any change."""

    MOSTLY_GROUP = "mostly_group"
    NO_OWN_SLOPES = "no_own_slopes"


REASON_WORDS: Mapping[Reason | SlopeReason, str] = {
    Reason.NO_SEM: "with a score whose noise (SEM) is not known",
    Reason.GROUP_ONLY: "with a score that may be read for groups only",
    Reason.AT_FLOOR: "at the worst end of the scale at first",
    Reason.AT_CEILING: "at the best end of the scale at first",
    Reason.NO_FIRST: "without a first score",
    Reason.NO_LAST: "without a last score",
    Reason.ONE_MEASUREMENT: "measured once",
    Reason.OTHER_VERSION: "with two versions that are not comparable",
    Reason.OTHER_RATER: "judged by two raters",
    SlopeReason.MOSTLY_GROUP: "with too little of the slope their own",
    SlopeReason.NO_OWN_SLOPES: "as no slopes of their own could be told",
}
"""What each reason is called after a count of people."""

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


def reasons_told(counts: Mapping[Any, int]) -> str:
    """Why people can't be told, most first: 3 without a last score, 1 measured once. Empty where there is nobody."""
    most_first = sorted(counts.items(), key=lambda one: -one[1])
    words = {reason.value: said for reason, said in REASON_WORDS.items()}
    return ", ".join(f"{count} {words[reason]}" for reason, count in most_first if count)
