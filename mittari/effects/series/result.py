"""An interrupted series as tables and in words, with what it assumes and can't say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from mittari.effects.series.gaps import gaps_told
from mittari.effects.series.points import Points
from mittari.statistics.even_series import PlainFit, SeriesFit
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.summary import Summary, counted

LEAST_A_SIDE = 8
DOUBTFUL = 0.05
WANDERS = 0.9
CAN_T_SAY = (
    "Assumes that the time of the change was named before looking, that the old line would have gone on, and that the "
    "errors' correlation fades evenly. It can't say that the change was the cause: whatever else happened then would "
    "look the same. Intervals hold the error of the correlation too. Those by ordinary least squares and Newey-West "
    "are too narrow in short series; they stand beside to show by how much."
)


@dataclass(frozen=True)
class InterruptedSeries:
    """A fitted series; `design` has a row a point and the columns `names`, `lag` is that of Newey-West."""

    fit: SeriesFit
    plain: PlainFit
    points: Points
    design: np.ndarray
    names: tuple[str, ...]
    lag: int
    log: bool
    control: str | None

    @property
    def effects(self) -> pd.DataFrame:
        """Trend before, change of level and of slope: value, se, low, high (95 %, with the error of phi).

        Columns ols, ols_se and newey_west_se stand beside; trend and slope a unit of time.
        """
        own = slice(1, 4)
        low, high = self.fit.interval(np.eye(len(self.names))[own])
        columns = {"value": self.fit.value[own], "se": self.fit.se[own], "low": low, "high": high}
        columns |= {"ols": self.plain.value[own], "ols_se": self.plain.se[own]}
        columns["newey_west_se"] = self.plain.se_newey_west[own]
        return pd.DataFrame(columns, index=pd.Index(self.names[own], name="effect"))

    @property
    def course(self) -> pd.DataFrame:
        """Each point: value, fitted, as it would have gone on (`without`), effect with low, high (95 %)."""
        shift = np.zeros_like(self.design)
        shift[:, 2:4] = self.design[:, 2:4]
        effect = shift @ self.fit.value
        low, high = self.fit.interval(shift)
        fitted = self.design @ self.fit.value
        columns = {"value": self.points.value, "fitted": fitted, "without": fitted - effect}
        columns |= {"effect": effect, "low": low, "high": high}
        return pd.DataFrame(columns, index=pd.Index(self.points.time, name="time"))

    @property
    def p_left_over(self) -> float:
        """How probable residuals like these are where nothing hangs together beyond phi (Ljung-Box, degrees less 1)."""
        left, most = self.fit.whitened - self.fit.whitened.mean(), max(self.lag, 2)
        total = left @ left
        squares = [(left[ahead:] @ left[:-ahead] / total) ** 2 / (len(left) - ahead) for ahead in range(1, most + 1)]
        return float(stats.chi2.sf(len(left) * (len(left) + 2) * sum(squares), most - 1))

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the figures to be told, in words; empty where there is enough."""
        after = int(self.points.after.sum())
        sides = (("before", len(self.points.after) - after), ("after", after))
        return tuple(
            f"{counted(count, 'point')} {side} the change, {LEAST_A_SIDE} are needed"
            for side, count in sides
            if count < LEAST_A_SIDE
        )

    def summary(self, even_if_small: bool = False) -> Summary:
        """The change of level and slope in words. Raises InputError below 8 points on either side."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        table, last = self.effects.to_dict("index"), self.course.iloc[-1]
        after = int(self.points.after.sum())
        what = f", less those of {self.control}" if self.control is not None else ""
        lines = [
            f"{counted(len(self.points.value) - after, 'point')} before the change and {after} after{what} "
            f"({self.points.unmeasured} without a value left out)",
            *gaps_told(self.points),
            *small,
            f"Trend before: {self._told(table['trend'])} a unit of time",
            f"Change of level: {self._told(table['level'])}",
            f"Change of slope: {self._told(table['slope'])} a unit of time",
            f"Both together at the last point: {self._told({**last, 'value': last['effect']})}",
            f"Neighbouring errors correlate by {self.fit.phi:.2f}; the standard error of the level is "
            f"{table['level']['se']:.3g}, it would be {table['level']['ols_se']:.3g} by ordinary least squares "
            f"and {table['level']['newey_west_se']:.3g} by Newey-West",
            *self._warnings(),
            CAN_T_SAY,
        ]
        return Summary.of(lines)

    def _told(self, row: Mapping[Any, Any]) -> str:
        """The figure with its interval; of a logarithm as a change in percent."""
        three = np.array([row["value"], row["low"], row["high"]])
        if not self.log:
            return "{:.4g} (95 % {:.4g} to {:.4g})".format(*three)
        return "{:+.2f} % (95 % {:+.2f} to {:+.2f})".format(*(100 * np.expm1(three)))

    def _warnings(self) -> list[str]:
        lines = []
        if self.fit.phi > WANDERS:
            lines.append(
                f"THE SERIES WANDERS: its errors hardly fade (phi {self.fit.phi:.2f}), so that it takes such steps by "
                "itself; do not read them as a change."
            )
        if self.p_left_over < DOUBTFUL:
            lines.append(
                f"MORE HANGS TOGETHER than AR(1) says (Ljung-Box p = {self.p_left_over:.3g}): intervals may be too "
                "narrow; is a season missing?"
            )
        if self.control is None:
            lines.append("No control series: what happened elsewhere at the same time is not taken out.")
        return lines
