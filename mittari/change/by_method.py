"""One person's change by any of the methods; the same formula serves one page and a nation's table."""

import pandas as pd
from numpy.typing import ArrayLike

from mittari.change.along import change_along
from mittari.change.methods import method_called
from mittari.change.methods.parameters import Parameters


def change_by_method(
    before: ArrayLike | pd.Series,
    after: ArrayLike | pd.Series,
    *,
    method: str,
    parameters: Parameters,
    better: str,
    level: float = 0.95,
    low: float | None = None,
    high: float | None = None,
    mdc: float | None = None,
) -> pd.DataFrame:
    """Each pair's change and verdict by one of METHODS: columns before, after, change, rci, verdict, reason.

    `rci` is that method's index; the rest is as in reliable_change, and `method="JT"` with a sem is the same to the
    bit. Raises InputError for a method that is not known and for parameters that are not exactly those it takes.
    """
    line = method_called(method).line(parameters)
    return change_along(line, before, after, better=better, level=level, low=low, high=high, mdc=mdc)
