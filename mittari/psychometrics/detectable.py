"""Minimal detectable change (MDC): what a change must exceed to be more than the noise of measuring."""

from dataclasses import dataclass
from math import sqrt

from mittari.errors import InputError, Problem
from mittari.psychometrics.standard_error import StandardError
from mittari.statistics.intervals import normal_quantile
from mittari.statistics.summary import Summary


@dataclass(frozen=True)
class DetectableChange:
    """`person` for one person, `group` for the mean of a group of `group_n`, in the score's points."""

    person: float
    group: float
    group_n: int
    level: float
    sem: StandardError

    def summary(self) -> Summary:
        """Both figures in words, with what they assume."""
        return Summary(
            f"Minimal detectable change at {self.level:.0%}: {self.person:.3g} points for one person, {self.group:.3g} "
            f"for the mean of {self.group_n} (SEM {self.sem.value:.3g} by {self.sem.route}).\n"
            "Assumes independent errors of the same size at both times. The figure for a group takes its people as "
            "independent, though those of one service are alike. It says more than noise, not worth something."
        )


def detectable_change(sem: StandardError, group_n: int, level: float = 0.95) -> DetectableChange:
    """MDC = z * sqrt(2) * SEM for a person, divided by sqrt(n) for the mean of a group of `group_n`.

    Points are those of the score. Raises InputError for a group of nobody. Checked: SEM 3.354 -> 9.297 for a person.
    Source: Terwee et al. 2007; Weir 2005.
    """
    if group_n < 1:
        raise InputError([Problem("group_n", "", f"{group_n} people are no group", "give 1 or more")])
    person = normal_quantile(level) * sqrt(2) * sem.value
    return DetectableChange(person, person / sqrt(group_n), group_n, level, sem)
