"""A minimal important change with the route it comes from."""

import math
from dataclasses import dataclass

from mittari.statistics.summary import Summary


@dataclass(frozen=True)
class ImportantChange:
    """A MIC and its interval in raw points towards better; NaN where a route has no interval.

    `figures` are named numbers that belong to the route, `says` what it assumes; `warnings` are sentences.
    """

    route: str
    value: float
    low: float
    high: float
    n: int
    level: float
    says: str
    figures: tuple[tuple[str, float], ...] = ()
    warnings: tuple[str, ...] = ()

    def beside_noise(self, detectable: float) -> str:
        """What the MIC may be used for, given the noise of one person's change (SDC, raw points)."""
        if self.value >= detectable:
            return f"MIC {self.value:.2f} is at least the noise of one person's change ({detectable:.2f})."
        return (
            f"MIC {self.value:.2f} is below the noise of one person's change ({detectable:.2f}): use it for groups "
            "only, as a single person's change of that size can't be told from none."
        )

    def summary(self) -> Summary:
        """The figures in words, with what they assume and can't say."""
        ends = "" if math.isnan(self.low) else f" ({self.level:.0%} interval {self.low:.2f} to {self.high:.2f})"
        others = "".join(f" {name} {value:.3f}." for name, value in self.figures)
        lines = [f"MIC {self.value:.2f} points{ends} by {self.route}, {self.n} people.{others}", *self.warnings]
        lines.append(f"{self.says} It can't say what is important to one person, nor how much a worsening must be.")
        return Summary.of(lines)
