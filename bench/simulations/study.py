"""A study: data with a known truth are made again and again, and what comes of it is held against a goal."""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from math import isnan

import numpy as np
from numpy.typing import ArrayLike

SEED = 20261122
NOTHING_WRONG = 1.0
COVERS = (0.93, 0.97)

Goal = tuple[float, float]
Once = Callable[[np.random.Generator, float], Mapping[str, Sequence[float]]]
Statistic = Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Study:
    """What is simulated, one replication of it, and how the means over replications become a figure.

    `once(rng, fault)` gives some numbers for each name; `statistic` takes their means (..., numbers) to the figure
    (...). `goals` are the least and most of a figure by name; None where the figure is told without a goal. `fault`
    other than 1 plants a mistake of that size in what is judged, so that a test can see that it is found out.
    `quick` is how many replications it takes to find a mistake of the size `mistake` out.
    """

    name: str
    about: str
    unit: str
    once: Once
    statistic: Statistic
    goals: Mapping[str, Goal | None]
    quick: int
    mistake: float = 0.8


@dataclass(frozen=True)
class Measured:
    """A figure of a study with its Monte Carlo error."""

    value: float
    error: float
    goal: Goal | None

    def within(self, errors: float = 0.0) -> bool:
        """Whether the figure is within its goal, or within so many Monte Carlo errors of it."""
        if self.goal is None:
            return True
        least, most = self.goal
        return not isnan(self.value) and least - errors * self.error <= self.value <= most + errors * self.error


def run(study: Study, times: int, fault: float = NOTHING_WRONG, processes: int = 1) -> dict[str, Measured]:
    """Each figure of a study from so many replications; the same seed gives the same figures in any order."""
    one = partial(_replication, study, fault)
    if processes == 1:
        found = [one(number) for number in range(times)]
    else:
        with ProcessPoolExecutor(processes) as pool:
            found = list(pool.map(one, range(times), chunksize=max(times // (8 * processes), 1)))
    return {name: _measured(study, name, np.array([each[name] for each in found])) for name in study.goals}


def share_held(ends: tuple[ArrayLike, ArrayLike], truth: ArrayLike, width: float = NOTHING_WRONG) -> tuple[float]:
    """The share of intervals (low, high) that hold the truth, each made narrower by `width`; NaN never does."""
    start, end = (np.asarray(one, dtype=float) for one in ends)
    middle, half = (start + end) / 2, (end - start) / 2 * width
    return (float(np.mean(np.abs(np.asarray(truth) - middle) <= half)),)


def coverage(
    name: str,
    about: str,
    once: Once,
    judged: Iterable[str],
    quick: int,
    *,
    mistake: float = 0.8,
    told: Iterable[str] = (),
) -> Study:
    """A study of 95 % intervals, of which those `judged` should hold the truth; those `told` stand beside."""
    goals: dict[str, Goal | None] = dict.fromkeys(judged, COVERS) | dict.fromkeys(told)
    unit = "share of 95 % intervals that hold the truth"
    return Study(name, about, unit, once, the_mean, goals, quick, mistake)


def the_mean(means: np.ndarray) -> np.ndarray:
    """A figure that is a mean itself, such as a share."""
    return means[..., 0]


def ratio_of_errors(means: np.ndarray) -> np.ndarray:
    """Root mean square error of the first over that of the second, from their mean squares."""
    return np.sqrt(means[..., 0] / means[..., 1])


def ratio_of_biases(means: np.ndarray) -> np.ndarray:
    """Size of the first mean error over that of the second."""
    return np.abs(means[..., 0]) / np.abs(means[..., 1])


def gain(means: np.ndarray) -> np.ndarray:
    """How much the first is more than the second."""
    return means[..., 0] - means[..., 1]


def _replication(study: Study, fault: float, number: int) -> Mapping[str, Sequence[float]]:
    return study.once(np.random.default_rng([SEED, zlib.crc32(study.name.encode()), number]), fault)


def _measured(study: Study, name: str, found: np.ndarray) -> Measured:
    """The figure and its jackknife error over replications (replications, numbers)."""
    times, total = len(found), found.sum(axis=0)
    left_out = study.statistic((total - found) / (times - 1))
    error = np.sqrt((times - 1) / times * np.square(left_out - left_out.mean()).sum())
    return Measured(float(study.statistic(total / times)), float(error), study.goals[name])
