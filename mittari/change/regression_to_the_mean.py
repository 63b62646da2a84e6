"""How much a group that was let in below (or above) a threshold would gain without any effect."""

import math
from dataclasses import dataclass

from scipy import special

from mittari.change.judge import SIGN, check_better
from mittari.change.methods.parameters import Parameters
from mittari.errors import InputError, Problem
from mittari.statistics.summary import Summary


@dataclass(frozen=True)
class RegressionToTheMean:
    """The gain in raw points that selection alone makes one expect, towards better; `share` (0-1) would be let in."""

    expected: float
    share: float
    gate: float
    mean: float
    sd: float
    stability: float
    better: str

    def beside(self, gain: float) -> str:
        """A sentence that sets the expected gain beside the mean gain (towards better, raw points) that was seen."""
        return (
            f"Mean gain {gain:.2f} points; {self.expected:.2f} of them would be expected without any effect, as people "
            f"were let in by their score (threshold {self.gate:g})."
        )

    def summary(self) -> Summary:
        """The figure in words, with what it assumes and what it can't say."""
        side = "below" if self.better == "higher" else "above"
        return Summary(
            f"Of people with mean {self.mean:g} and SD {self.sd:g}, those {side} {self.gate:g} ({self.share:.1%}) gain "
            f"{self.expected:.2f} points without any effect (correlation of two measurements {self.stability:g}).\n"
            "Assumes normal scores, entry by this score alone, and a mean that stays as it is. Natural recovery comes "
            "on top. It can't say what a service does: that takes a comparison group or two measurements before entry."
        )


def regression_to_the_mean(
    gate: float, *, mean: float, sd: float, stability: float, better: str
) -> RegressionToTheMean:
    """(1 - r) * sd * phi(z) / Phi(z) with z = (gate - mean) / sd, turned where lower is better.

    `mean` and `sd` (raw points) are those of everybody who was screened, not of those let in; `stability` (r, 0-1) is
    the correlation of two measurements without an effect. Let in are those worse than `gate`. Raises InputError for
    numbers that can't be. Checked: gate 42, mean 50, sd sqrt(80), r .8 -> 2.578185 (and 2.612 by simulation).
    Source: Barnett, van der Pols & Dobson 2005.
    """
    check_better(better)
    Parameters(mean=mean, sd=sd, reliability=stability)
    z = SIGN[better] * (gate - mean) / sd
    if not math.isfinite(z):
        raise InputError([Problem("gate", "", f"{gate!r} is not a number", "give the entry threshold in raw points")])
    # By logarithms: far out in the tail both the density and the share are too small to divide.
    ratio = math.exp(-z * z / 2 - math.log(math.sqrt(2 * math.pi)) - float(special.log_ndtr(z)))
    share = float(special.ndtr(z))
    return RegressionToTheMean((1 - stability) * sd * ratio, share, gate, mean, sd, stability, better)
