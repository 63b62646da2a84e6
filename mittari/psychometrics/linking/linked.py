"""A link of two meters as a table, for means of groups, and in words."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from mittari.definitions.transform import Interval
from mittari.errors import InputError, Problem
from mittari.psychometrics import sizes
from mittari.psychometrics.linking.declaration import Declaration, Side
from mittari.psychometrics.linking.points import CLOSE
from mittari.psychometrics.linking.sample import Counted
from mittari.psychometrics.linking.subgroups import Subgroups
from mittari.psychometrics.linking.table import Degrees, Method
from mittari.statistics.minimum import refuse_if_small
from mittari.statistics.summary import Summary

ONE_CONSTRUCT = 0.87
SAYS = {
    "mean": "Assumes that the two scales differ in nothing but their mean.",
    "linear": "Assumes that the two scales differ in nothing but mean and spread.",
    "equipercentile": "Assumes that a score stands for all that would round to it, and that smoothing keeps the shape.",
}
CAN_T_SAY = (
    "Holds for people like these. Linking is not equating: it gives means of groups, each with the error of the link, "
    "and can't say what one person would have scored."
)


@dataclass(frozen=True)
class Link:
    """A table from one scale to another: `points` (K,), their `equivalents`, and the `covariance` (K, K) of the errors.

    `people` tells the sample, `to_ends` where the other scale ends, half a step out.
    """

    declaration: Declaration
    method: Method
    degrees: Degrees
    points: np.ndarray = field(repr=False)
    equivalents: np.ndarray = field(repr=False)
    covariance: np.ndarray = field(repr=False)
    people: Counted
    to_ends: Interval
    subgroups: Subgroups | None

    @property
    def table(self) -> pd.DataFrame:
        """One row a score: to (the other scale), se (of the link), off_scale (beyond its ends)."""
        low, high = self.to_ends
        off = (self.equivalents < low - CLOSE) | (self.equivalents > high + CLOSE)
        columns = {"to": self.equivalents, "se": np.sqrt(np.diag(self.covariance)), "off_scale": off}
        return pd.DataFrame(columns, index=pd.Index(self.points, name="from"))

    @property
    def disattenuated(self) -> float | None:
        """The correlation without the error of both scores; None where it or a reliability is not known."""
        one, other = self.declaration.from_.reliability, self.declaration.to.reliability
        correlation = self.correlation
        if correlation is None or one is None or other is None:
            return None
        return correlation / float(np.sqrt(one * other))

    @property
    def correlation(self) -> float | None:
        """Pearson's r of both scores, above 0 where they agree on who fares better; None for two groups."""
        raw = self.people.correlation
        return -raw if raw is not None and self.declaration.turned else raw

    @property
    def below_minimum(self) -> tuple[str, ...]:
        """What there is too little of for the table to be told, in words; empty where there is enough."""
        least = self.people.least
        return (f"{least} people, {sizes.LINK} are needed",) if least < sizes.LINK else ()

    def weights(self, scores: np.ndarray) -> np.ndarray:
        """How much of each point is in the mean of these scores (K,); between two points, of both of them.

        Raises InputError naming each row whose score lies off the scale.
        """
        low, high = self.points[0], self.points[-1]
        if (off := ~((scores >= low - CLOSE) & (scores <= high + CLOSE))).any():
            reason, advice = f"is not on the scale from {low:g} to {high:g}", "correct it, or leave the row out"
            raise InputError([Problem("scores", f"row {row + 1}", reason, advice) for row in np.flatnonzero(off)])
        upper = np.searchsorted(self.points, scores).clip(1, len(self.points) - 1)
        part = (scores - self.points[upper - 1]) / (self.points[upper] - self.points[upper - 1])
        weights = np.bincount(upper - 1, 1 - part, len(self.points)) + np.bincount(upper, part, len(self.points))
        return weights / max(len(scores), 1)

    def linked(self, scores: np.ndarray) -> np.ndarray:
        """Scores on the other scale, only to be put together into means of groups; raises like `weights`."""
        self.weights(scores)
        return np.interp(scores, self.points, self.equivalents)

    def summary(self, even_if_small: bool = False) -> Summary:
        """The link in words. Raises InputError below 400 people."""
        small = refuse_if_small(self.below_minimum, even_if_small)
        errors = self.table["se"]
        lines = [
            f"{self.declaration.measures}: scores on {_told(self.declaration.from_)} read on "
            f"{_told(self.declaration.to)}, by {self._how()}. Declared by {self.declaration.declared_by}, "
            f"{self.declaration.date}: {self.declaration.why}",
            self._people(),
            f"Error of the link: {errors.min():.3g} to {errors.max():.3g} points (standard error); it is in every "
            "interval made with it",
            self._off_scale(),
            *self._same_construct(),
            *(self.subgroups.words() if self.subgroups else ["Not checked whether it holds in subgroups."]),
            *small,
            SAYS[self.method],
            CAN_T_SAY,
        ]
        return Summary.of(lines)

    def _how(self) -> str:
        turned = ", turned as better is up on one and down on the other" if self.declaration.turned else ""
        smooth = f" (log-linear smoothing, degrees {self.degrees[0]} and {self.degrees[1]})" if self.degrees else ""
        return f"the {self.method} method{smooth}{turned}"

    def _people(self) -> str:
        used = self.people
        if used.paired:
            return f"{used.x} people answered both ({used.left_out} rows lack a score and are left out)"
        return (
            f"Two groups drawn by chance: {used.x} and {used.y} people ({used.left_out} rows without a score). That "
            "chance drew them is taken on trust; if not, the link mixes the groups' difference with the scales'"
        )

    def _off_scale(self) -> str:
        if not (off := int(self.table["off_scale"].sum())):
            return ""
        return f"{off} of {len(self.points)} scores lead off the other scale"

    def _same_construct(self) -> list[str]:
        if self.correlation is None:
            return ["Nobody has both scores, so nothing shows that they measure one thing but the declaration."]
        if self.correlation < 0:
            return [
                f"WARNING: who fares better by one score fares worse by the other ({self.correlation:.3f}): look "
                "whether the declaration has the direction of both right."
            ]
        said = f"The scores correlate {self.correlation:.3f}"
        if self.disattenuated is None:
            return [f"{said}. Without the reliability of both nobody knows what error hides; .87 is asked for."]
        said = f"{said}, {self.disattenuated:.3f} without their error"
        if self.disattenuated < ONE_CONSTRUCT:
            return [f"WARNING: {said}, below {ONE_CONSTRUCT}: they do not measure one thing closely enough."]
        if self.disattenuated > 1:
            return [f"{said}: no correlation is above 1, so a declared reliability is too low for these people."]
        return [f"{said}."]


def _told(side: Side) -> str:
    name = f"{side.meter} {side.score}, " if side.meter else ""
    low, high = side.range or (float("nan"), float("nan"))
    return f"{name}{low:g} to {high:g}, {side.direction} is better"
