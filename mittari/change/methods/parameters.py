"""What is known of a score's precision and of its people, for the methods that ask for it."""

import math
from dataclasses import dataclass, fields

import numpy as np

from mittari.errors import InputError, Problem

RANGES = {"reliability": (0, 1), "reliability_after": (0, 1), "correlation": (-1, 1)}
ABOVE_ZERO = {"sem", "sem_after", "sd", "sd_after"}


@dataclass(frozen=True)
class Parameters:
    """The parameters of a score before (no suffix) and after; None where not known.

    `sem`, `sd` and `mean` are in raw points, `reliability` is 0-1, `correlation` is that of before with after. The sd
    must come from the people that the reliability comes from: a published reliability times the sd of people chosen
    for a low score makes the noise too small. Raises InputError naming every parameter that can't be right.
    """

    sem: float | None = None
    sem_after: float | None = None
    reliability: float | None = None
    reliability_after: float | None = None
    sd: float | None = None
    sd_after: float | None = None
    mean: float | None = None
    mean_after: float | None = None
    correlation: float | None = None

    def __post_init__(self) -> None:
        problems = [Problem(name, "", reason, "correct it") for name in self.given() if (reason := self._wrong(name))]
        if problems:
            raise InputError(problems)

    def given(self) -> tuple[str, ...]:
        """The names of the parameters that are known."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) is not None)

    def known(self) -> dict[str, float]:
        """The parameters that are known, as numbers by name."""
        return {name: self.number(name) for name in self.given()}

    def number(self, name: str) -> float:
        """A parameter that is known to be given."""
        return float(getattr(self, name))

    def noise(self) -> float:
        """The standard error of measurement in raw points: sem, or sd * sqrt(1 - reliability)."""
        return self._noise("")

    def noise_after(self) -> float:
        """The same at the second time."""
        return self._noise("_after")

    def _noise(self, when: str) -> float:
        if getattr(self, f"sem{when}") is not None:
            return self.number(f"sem{when}")
        return self.number(f"sd{when}") * math.sqrt(1 - self.number(f"reliability{when}"))

    def _wrong(self, name: str) -> str:
        value = getattr(self, name)
        is_number = isinstance(value, int | float | np.number) and math.isfinite(value)
        if name in ABOVE_ZERO:
            return "" if is_number and value > 0 else f"{value!r} is not a number above 0"
        low, high = RANGES.get(name, (-math.inf, math.inf))
        if not is_number:
            return f"{value!r} is not a number"
        return "" if low <= value <= high else f"{value!r} is not between {low} and {high}"
