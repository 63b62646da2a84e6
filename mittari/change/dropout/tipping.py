"""By how much those who left must differ from those like them who stayed before the conclusion falls."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import optimize

from mittari.change.dropout.imputation import Imputations
from mittari.statistics.rubin import pool


@dataclass(frozen=True)
class Tipping:
    """`delta` (raw points, added to what those without a last score were imputed) at which the interval reaches 0.

    None where there is nothing to tip: the interval holds 0 already, or nobody is missing. `gone` is the mean change
    that those without a last score then have. `table` has one row a delta: change, low, high, gone.
    """

    delta: float | None
    gone: float | None
    table: pd.DataFrame

    def words(self) -> str:
        """What it takes, in a sentence."""
        if self.delta is None:
            return "Tipping point: none, as nobody lacks the last score or no change is shown to begin with."
        return (
            f"Tipping point: the conclusion falls if those without a last score scored {abs(self.delta):.2f} points "
            f"{'lower' if self.delta < 0 else 'higher'} than people like them who stayed (a mean change of "
            f"{self.gone:.2f} points of theirs)."
        )


def tipping_point(imputations: Imputations, unit: float, level: float = 0.95) -> Tipping:
    """The change to the last wave if all who lack it were delta off what was imputed, and where it tips.

    Every imputed last score is moved by delta, and the data sets are pooled anew. `unit` is the standard deviation of
    first scores; the table goes from one of them down to one up. It answers what no data can tell: how far from
    "missing at random" the truth may be. Source: Rubin 1977; Cro, Morris, Kenward & Carpenter 2020.
    """
    at = _moved(imputations, level)
    part, gone = imputations.missing[-1], float(imputations.gone[:, -1].mean())
    rows = {delta: (*at(delta), gone + delta) for delta in unit * np.linspace(-1, 1, 9)}
    table = pd.DataFrame(rows.values(), columns=["change", "low", "high", "gone"], index=pd.Index(rows, name="delta"))
    _, low, high = at(0.0)
    if part == 0 or not (low > 0 or high < 0):
        return Tipping(None, None, table)
    sign = 1.0 if low > 0 else -1.0

    def left(size: float) -> float:
        _, low, high = at(-sign * size)
        return low if sign > 0 else -high

    furthest = unit or 1.0
    while left(furthest) > 0:
        furthest *= 2
    delta = -sign * float(optimize.brentq(left, 0, furthest))
    return Tipping(delta, gone + delta, table)


def _moved(of: Imputations, level: float) -> Callable[[float], tuple[float, float, float]]:
    """From a delta to change, low and high: sums are enough, as all who lack the score are moved alike."""
    change, variance, gone = of.changes[:, -1], of.variances[:, -1], of.gone[:, -1]
    n, part = of.people, of.missing[-1]
    together = part * np.where(part > 0, gone - change, 0.0) / (n - 1)
    own = part * (1 - part) / (n - 1)

    def at(delta: float) -> tuple[float, float, float]:
        pooled = pool(change + delta * part, variance + 2 * delta * together + delta**2 * own, n - 1)
        low, high = pooled.interval(level)
        return float(pooled.value), float(low), float(high)

    return at
