"""One person's change: a method's index of each pair of scores, and the verdict of it."""

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from mittari.change.judge import judge
from mittari.change.methods.method import IndexLine
from mittari.change.pairs import common_index, numbers
from mittari.statistics.intervals import normal_quantile


def change_along(
    line: IndexLine | None,
    before: ArrayLike | pd.Series,
    after: ArrayLike | pd.Series,
    *,
    better: str,
    level: float = 0.95,
    low: float | None = None,
    high: float | None = None,
    mdc: float | None = None,
) -> pd.DataFrame:
    """Columns before, after, change, rci, verdict, reason; the index is kept. Without a line nobody gets a verdict.

    Scores and the line's error are in the same raw points. The rules of the verdict are those of reliable_change.
    """
    first, last = numbers(before, "before"), numbers(after, "after")
    index = common_index(before, after, len(first), len(last))
    rci = line.index(first, last) if line else None
    critical = line.critical(level) if line else normal_quantile(level)
    verdicts = judge(first, last, rci, better=better, critical=critical, low=low, high=high, mdc=mdc)
    columns = {"before": first, "after": last, "change": last - first, "rci": np.nan if rci is None else rci}
    return pd.DataFrame(columns | verdicts, index=index, copy=False)
