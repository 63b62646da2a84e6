"""A method of judging one person's change: a straight line in the two scores, divided by the noise of it."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from mittari.change.methods.parameters import Parameters
from mittari.errors import InputError, Problem
from mittari.statistics.intervals import normal_quantile


@dataclass(frozen=True)
class IndexLine:
    """index = (of_after * after - of_before * before - constant) / error, positive where the score rose.

    `constant` and `error` are in raw points. All methods are such lines, so that one formula judges one person and ten
    million. Raises InputError where the error is not above 0: then every change, however small, would be reliable.
    """

    error: float
    of_before: float = 1.0
    of_after: float = 1.0
    constant: float = 0.0
    one_sided: bool = False

    def __post_init__(self) -> None:
        if not self.error > 0 or not math.isfinite(self.error):
            reason = "these parameters leave no noise to compare a change with"
            raise InputError([Problem("reliability", "", reason, "give a reliability below 1")])

    def index(self, before: np.ndarray, after: np.ndarray) -> np.ndarray:
        """The index of each pair; same shape as the scores."""
        # A factor of 1 and a constant of 0 change no bit, and each would cost ten million pairs another look.
        values = after - before if self.of_after == self.of_before == 1 else self._weighted(before, after)
        if self.constant:
            values -= self.constant
        values /= self.error
        return values

    def _weighted(self, before: np.ndarray, after: np.ndarray) -> np.ndarray:
        values = after * self.of_after
        values -= before * self.of_before
        return values

    def critical(self, level: float = 0.95) -> float:
        """What the index must exceed: 1.960 for level 0.95, or 1.645 where the method asks one side only."""
        two_sided = normal_quantile(level)
        return NormalDist().inv_cdf(level) if self.one_sided else two_sided

    def threshold(self, level: float = 0.95) -> float | None:
        """The raw points that a change must exceed; None where that hangs on the score before (see turning_points)."""
        if self.constant or self.of_before != self.of_after:
            return None
        return self.critical(level) * self.error / self.of_after

    def turning_points(self, before: float, level: float = 0.95) -> tuple[float, float]:
        """The scores (low, high) that a person who started at `before` must get below or above to be judged changed."""
        middle, half = self.of_before * before + self.constant, self.critical(level) * self.error
        return (middle - half) / self.of_after, (middle + half) / self.of_after


@dataclass(frozen=True)
class Method:
    """A method's name, source, the sets of parameters of which it takes exactly one, and how they give its line.

    `assumes` is a sentence for the reader; `line_of` gets parameters that hold one of the sets. `functional_of` is
    there where the method asks more than the score itself to say that somebody is beyond a cut-off.
    """

    name: str
    source: str
    assumes: str
    takes: tuple[tuple[str, ...], ...]
    line_of: Callable[[Parameters], IndexLine]
    functional_of: Callable[[Parameters, float], IndexLine] | None = None

    def line(self, parameters: Parameters) -> IndexLine:
        """The line for these parameters; raises InputError where they are not exactly one set that the method takes."""
        given = set(parameters.given())
        if not any(given == set(names) for names in self.takes):
            ways = ", or ".join(" + ".join(names) for names in self.takes)
            reason = f"got {' + '.join(parameters.given()) or 'nothing'}"
            raise InputError([Problem(self.name, "parameters", reason, f"give {ways}")])
        return self.line_of(parameters)
