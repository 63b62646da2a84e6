"""Who changed by at least a number of points, or by at least a share of the first score; noise is not looked at."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mittari.change.judge import CODE, NO_REASON, SIGN, WHY, as_categories, check_better
from mittari.change.pairs import common_index, numbers
from mittari.change.verdict import Reason, Verdict
from mittari.errors import InputError, Problem


def change_by_points(
    before: ArrayLike | pd.Series,
    after: ArrayLike | pd.Series,
    *,
    better: str,
    improved_by: float,
    worse_by: float | None = None,
) -> pd.DataFrame:
    """Columns before, after, change, verdict, reason: improved by at least `improved_by` raw points, a tie included.

    `worse_by` is the same for the worse (left out: as many points). It takes a minimal important change as it stands:
    where that is smaller than the noise (SDC), single people are called improved who are not.
    Checked: anchor_individual of R clinicalsignificance.
    """
    first, last = numbers(before, "before"), numbers(after, "after")
    index = common_index(before, after, len(first), len(last))
    limits = improved_by, improved_by if worse_by is None else worse_by
    return _reached(first, last, last - first, index, better, limits)


def change_by_share(
    before: ArrayLike | pd.Series,
    after: ArrayLike | pd.Series,
    *,
    better: str,
    improved_by: float,
    worse_by: float | None = None,
) -> pd.DataFrame:
    """The same by a share (0-1) of the first score, a tie included; for scales with a true zero only.

    Raises InputError naming the rows (from 1) whose first score is 0 or less: a share of it would mean nothing, and a
    person could be improved and worse at once. Checked: percentage of R clinicalsignificance.
    """
    first, last = numbers(before, "before"), numbers(after, "after")
    index = common_index(before, after, len(first), len(last))
    _check_first(first)
    limits = improved_by, improved_by if worse_by is None else worse_by
    return _reached(first, last, (last - first) / first, index, better, limits)


def _reached(
    first: np.ndarray, last: np.ndarray, amount: np.ndarray, index: pd.Index, better: str, limits: tuple[float, float]
) -> pd.DataFrame:
    check_better(better)
    if not min(limits) > 0:
        raise InputError([Problem("improved_by, worse_by", "", "not above 0", "give how much a change must be")])
    gain = amount * SIGN[better]
    told = [gain >= limits[0], gain <= -limits[1], ~np.isnan(gain)]
    words = [Verdict.IMPROVED, Verdict.WORSE, Verdict.NO_RELIABLE_CHANGE]
    verdicts = np.select(told, [CODE[word] for word in words], CODE[Verdict.CANNOT_TELL])
    missing = [np.isnan(first), np.isnan(last)]
    reasons = np.select(missing, [WHY[Reason.NO_FIRST], WHY[Reason.NO_LAST]], NO_REASON)
    columns = {"before": first, "after": last, "change": last - first}
    return pd.DataFrame(columns | as_categories(verdicts, reasons), index=index, copy=False)


def _check_first(first: np.ndarray) -> None:
    rows = (first <= 0).nonzero()[0]
    if len(rows):
        advice = "take points, or leave these people out and say how many they are"
        raise InputError([Problem("before", "", "the first score is 0 or less", advice, int(row) + 1) for row in rows])
