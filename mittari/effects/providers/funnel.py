"""A funnel: how far a provider's rate may lie from that of all by chance, and whether they spread more than that."""

from dataclasses import dataclass

import numpy as np

from mittari.statistics.binomial_limits import binomial_limit

SHARES = {"low_998": 0.001, "low_95": 0.025, "high_95": 0.975, "high_998": 0.999}
WINSORISED = 0.1


@dataclass(frozen=True)
class Observed:
    """Of each provider: `clients`, `observed`, `expected` and the `variance` of what was observed if all is chance."""

    clients: np.ndarray
    observed: np.ndarray
    expected: np.ndarray
    variance: np.ndarray

    @classmethod
    def of(cls, provider: np.ndarray, providers: int, outcome: np.ndarray, chance: np.ndarray) -> "Observed":
        """The sums over each provider's clients; `chance` is what was expected of each."""
        parts = (np.ones(len(outcome)), outcome, chance, chance * (1 - chance))
        return cls(*(np.bincount(provider, part, minlength=providers) for part in parts))

    @property
    def z(self) -> np.ndarray:
        """How many standard deviations of chance lie between observed and expected."""
        return (self.observed - self.expected) / np.sqrt(self.variance)

    def adjusted(self, target: float) -> np.ndarray:
        """The rate, 0 upwards: observed / expected times that of all. It can exceed 1 where much was expected."""
        return self.observed / self.expected * target

    def effective(self, target: float) -> np.ndarray:
        """As how many clients of the average case mix these tell: the more is sure of them beforehand, the more."""
        return target * (1 - target) / (self.variance * (target / self.expected) ** 2)


def over_dispersion(z: np.ndarray) -> float:
    """phi: the mean of z squared, with the outer tenths of z drawn in to their ends.

    Drawing in keeps the few that stand out from widening the limits that should show them; so phi is about 0.68 where
    providers differ by chance alone, and above 1 only where they clearly do more. NaN without providers.
    Checked: a plain loop. Source: Spiegelhalter 2005.
    """
    if not len(z):
        return float("nan")
    low, high = np.quantile(z, [WINSORISED, 1 - WINSORISED])
    return float(np.mean(np.clip(z, low, high) ** 2))


def limits(effective: np.ndarray, target: float, phi: float) -> dict[str, np.ndarray]:
    """The limits at 95 and 99.8 % around the target for as many clients; further off by sqrt(phi) where phi > 1."""
    wider = np.sqrt(max(phi, 1.0)) if np.isfinite(phi) else 1.0
    exact = {name: binomial_limit(effective, target, share) for name, share in SHARES.items()}
    return {name: np.clip(target + wider * (limit - target), 0, 1) for name, limit in exact.items()}


def place_in_funnel(rate: np.ndarray, around: dict[str, np.ndarray]) -> np.ndarray:
    """Where each rate lies, in words: within, above 95 %, above 99.8 %, below 95 %, below 99.8 %."""
    conditions = [
        rate > around["high_998"],
        rate < around["low_998"],
        rate > around["high_95"],
        rate < around["low_95"],
    ]
    return np.select(conditions, ["above 99.8 %", "below 99.8 %", "above 95 %", "below 95 %"], "within")
