"""One person's change by the slope of all their scores, drawn towards the mean slope by what little is known of it."""

import numpy as np
import pandas as pd

from mittari.change.judge import check_better, judge
from mittari.change.repeated import Repeated
from mittari.change.verdict import Reason, SlopeReason, Verdict, reasons_told
from mittari.statistics.intervals import normal_quantile
from mittari.statistics.mixed_model import MixedFit

OWN = 0.5
"""Where less than this of a slope is the person's own, it tells of the group."""


def change_by_slope(
    rows: Repeated,
    fit: MixedFit,
    *,
    better: str,
    level: float = 0.95,
    low: float | None = None,
    high: float | None = None,
) -> pd.DataFrame:
    """Each client's verdict from a growth model of these rows: columns span, change, reliability, verdict, reason.

    slope_i = b1 + u1_i (the fixed slope is in it); improved where slope_i / se_i > z in the direction of `better`,
    worse where it is below -z, strictly; z is 1.96 at level 0.95 and se_i the conditional standard deviation. `span`
    is the time from the client's first score to the last, `change` the slope times it, in raw points. `reliability`
    (0-1) is 1 - se_i^2 / var(u1): the part of the slope that is the client's own and not drawn to the mean slope.
    cannot_tell has a reason: one_measurement; at_floor or at_ceiling (the first score lies at `low` or `high`);
    mostly_group (reliability below .5); no_own_slopes (the fit did not converge, or clients' slopes do not differ).
    Assumes the growth model. In a group that improves, a person who did not change is drawn towards improvement: of
    them more than 2.5 % are called improved. Source: Laird & Ware 1982.
    """
    check_better(better)
    slope, se, variance = fit.fixed[1] + fit.client_effects[1], fit.client_se[1], fit.client_covariance[1, 1]
    firsts, lasts = _ends(rows)
    with np.errstate(divide="ignore", invalid="ignore"):
        index = np.where(se > 0, slope / se, 0.0)
        reliability = np.clip(1 - se**2 / variance, 0, 1) if variance > 0 else np.zeros(len(se))
    scores = rows.score[firsts], rows.score[lasts]
    said = judge(*scores, index, better=better, critical=normal_quantile(level), low=low, high=high)
    reasons = pd.Series(said["reason"]).astype(object)
    reasons = reasons.mask(reasons.isna() & (reliability < OWN), SlopeReason.MOSTLY_GROUP.value)
    reasons = reasons.mask(rows.counts < 2, Reason.ONE_MEASUREMENT.value)
    if not fit.converged or fit.singular:
        reasons = reasons.mask(rows.counts > 1, SlopeReason.NO_OWN_SLOPES.value)
    verdicts = pd.Series(said["verdict"]).mask(reasons.notna(), Verdict.CANNOT_TELL.value)
    span = rows.time[lasts] - rows.time[firsts]
    columns = {"span": span, "change": slope * span, "reliability": reliability}
    return pd.DataFrame(columns | {"verdict": verdicts.to_numpy(), "reason": reasons.to_numpy()}, index=rows.names)


def slope_words(verdicts: pd.DataFrame) -> list[str]:
    """How many have each verdict, how far slopes are drawn to the mean, and what that does to the verdicts."""
    counts = verdicts["verdict"].value_counts()
    said = ", ".join(f"{counts.get(verdict, 0)} {verdict.replace('_', ' ')}" for verdict in Verdict)
    why = reasons_told(verdicts["reason"].value_counts().to_dict())
    because = f" ({why})" if why else ""
    drawn = 1 - verdicts["reliability"].median()
    return [
        f"Clients by their own slope: {said}{because}",
        f"Slopes are shrunk: half of them by {drawn:.0%} or more of their distance from the mean slope. So somebody "
        "who did not change is more easily called improved where the others improved, and worse where they got worse.",
    ]


def _ends(rows: Repeated) -> tuple[np.ndarray, np.ndarray]:
    """The row of each client's earliest score and of the latest."""
    order = np.lexsort((rows.time, rows.client))
    ends = np.cumsum(rows.counts)
    return order[ends - rows.counts], order[ends - 1]
