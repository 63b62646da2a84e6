"""Whether these people are more alike than those the meter is meant for: reliability then looks worse than it is."""

from dataclasses import dataclass
from math import sqrt

from scipy import stats

from mittari.errors import InputError, Problem
from mittari.psychometrics import sizes
from mittari.statistics.summary import Summary


@dataclass(frozen=True)
class RangeRestriction:
    """The SD here and in a reference population, in points; `elsewhere` is what the reliability would be there."""

    sd: float
    high: float
    reference_sd: float
    n: int
    reliability: float | None
    elsewhere: float | None

    @property
    def restricted(self) -> bool:
        """Whether the interval of the SD here lies wholly below the reference."""
        return self.high < self.reference_sd

    def summary(self) -> Summary:
        """A warning, or that there is none to give, with what it assumes."""
        found = "Restricted range: these people are more alike" if self.restricted else "No sign of a restricted range"
        other = (
            f" With the same SEM a reliability of {self.reliability:.3f} here is {self.elsewhere:.3f} there."
            if self.restricted and self.reliability is not None and self.elsewhere is not None
            else ""
        )
        return Summary(
            f"{found} (SD {self.sd:.3g}, at most {self.high:.3g}, against {self.reference_sd:.3g}), {self.n} people."
            f"{other}{sizes.warning(self.n, sizes.ALPHA)}\n"
            "Assumes that the SEM is the same in both groups and that scores are near normal. Keep the SEM; never "
            "multiply a published reliability by the SD of these people."
        )


def range_restriction(
    sd: float, n: int, reference_sd: float, reliability: float | None = None, level: float = 0.95
) -> RangeRestriction:
    """Compares the SD of n people with that of a reference population, both in the score's points.

    Restricted where the upper end of the SD's chi-square interval lies below the reference. The reliability there
    follows from one SEM: 1 - (1 - r) * (sd / reference)^2. Checked: r .80 at SD 5 is .95 at SD 10. Source: Gulliksen
    1950.
    """
    if n < 2 or sd < 0 or reference_sd <= 0:
        reason = "an SD or a number of people that can't be"
        raise InputError(
            [Problem("sd", "", reason, "give an SD of 0 or more, a reference above 0, and 2 people or more")]
        )
    high = sd * sqrt((n - 1) / stats.chi2.ppf((1 - level) / 2, n - 1))
    there = None if reliability is None else 1 - (1 - reliability) * (sd / reference_sd) ** 2
    return RangeRestriction(sd, high, reference_sd, n, reliability, there)
