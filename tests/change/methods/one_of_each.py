"""Parameters of a made-up score, and for each method the first set of them that it takes."""

from mittari.change.methods import METHODS
from mittari.change.methods.parameters import Parameters

KNOWN = {
    "mean": 36.0,
    "mean_after": 30.0,
    "sd": 7.0,
    "sd_after": 9.0,
    "reliability": 0.8,
    "reliability_after": 0.7,
    "correlation": 0.3,
    "sem": 3.0,
    "sem_after": 4.0,
}


def parameters_of(method: str, known: dict[str, float] | None = None, way: int = 0) -> Parameters:
    """The parameters that a method takes, out of all that are known."""
    numbers = KNOWN if known is None else known
    return Parameters(**{name: numbers[name] for name in METHODS[method].takes[way]})
