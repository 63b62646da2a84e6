"""The factor models of the three steps of invariance, as patterns of free and shared parameters."""

from typing import Literal

import numpy as np

from mittari.statistics.factor_ml import Pattern, Structure

Level = Literal["configural", "metric", "scalar"]
STEPS: tuple[Level, ...] = ("configural", "metric", "scalar")
LOADING, RESIDUAL, TOGETHER = 0.6, 0.6, 0.3
"""Where the search starts, for items in SDs."""


class Parameters:
    """Numbers parameters as they are asked for, each with the value from which it is sought."""

    def __init__(self) -> None:
        self.start: list[float] = []

    def new(self, count: int, start: float) -> np.ndarray:
        """The numbers of `count` new parameters."""
        first = len(self.start)
        self.start += [start] * count
        return np.arange(first, first + count)


class Shared:
    """Loadings, factor variances, intercepts and factor means of each group or time, shared as a step says.

    The first factor has mean 0 and variance 1; so have the others, as far as nothing is shared that would tell.
    """

    def __init__(self, parameters: Parameters, count: int, items: int, step: Level):
        metric, scalar = step != "configural", step == "scalar"
        self.loadings = self._of(parameters, count, items, LOADING, metric)
        self.intercepts = self._of(parameters, count, items, 0.0, scalar)
        fixed = np.full(1, -1)
        self.variances = np.concatenate([fixed, parameters.new(count - 1, 1.0) if metric else np.full(count - 1, -1)])
        self.fixed_means = np.full(count, -1)
        self.has_means = scalar

    def means(self, parameters: Parameters) -> np.ndarray:
        """The numbers of the factor means; asked for last, so that they are the last parameters."""
        count = len(self.fixed_means)
        return np.concatenate([[-1], parameters.new(count - 1, 0.0)]) if self.has_means else self.fixed_means

    @staticmethod
    def _of(parameters: Parameters, count: int, items: int, start: float, shared: bool) -> np.ndarray:
        if shared:
            return np.tile(parameters.new(items, start), (count, 1))
        return parameters.new(count * items, start).reshape(count, items)


def of_groups(count: int, items: int, step: Level) -> tuple[list[Structure], np.ndarray]:
    """One factor in each of `count` groups: a structure a group, and where the search starts."""
    parameters = Parameters()
    shared = Shared(parameters, count, items, step)
    residuals = parameters.new(count * items, RESIDUAL).reshape(count, items)
    means = shared.means(parameters)
    structures = [
        Structure(
            loadings=_free(shared.loadings[group][:, None]),
            factors=Pattern(shared.variances[group].reshape(1, 1), np.ones((1, 1))),
            residuals=_free(_diagonal(residuals[group])),
            intercepts=_free(shared.intercepts[group]),
            means=_free(means[group : group + 1]),
        )
        for group in range(count)
    ]
    return structures, np.array(parameters.start)


def of_times(count: int, items: int, step: Level) -> tuple[list[Structure], np.ndarray]:
    """A factor at each of `count` times, all going together; errors of one item go together over times."""
    parameters = Parameters()
    shared = Shared(parameters, count, items, step)
    loadings = np.full((count * items, count), -1)
    for time in range(count):
        loadings[time * items : (time + 1) * items, time] = shared.loadings[time]
    factors = _pairs(_diagonal(shared.variances), parameters, TOGETHER, 1)
    residuals = _diagonal(parameters.new(count * items, RESIDUAL))
    structure = Structure(
        loadings=_free(loadings),
        factors=Pattern(factors, np.eye(count)),
        residuals=_free(_pairs(residuals, parameters, 0.0, items)),
        intercepts=_free(shared.intercepts.ravel()),
        means=_free(shared.means(parameters)),
    )
    return [structure], np.array(parameters.start)


def _free(where: np.ndarray) -> Pattern:
    """A pattern of parameters; what is none is 0."""
    return Pattern(where, np.zeros(where.shape))


def _diagonal(numbers: np.ndarray) -> np.ndarray:
    where = np.full((len(numbers), len(numbers)), -1)
    np.fill_diagonal(where, numbers)
    return where


def _pairs(where: np.ndarray, parameters: Parameters, start: float, apart: int) -> np.ndarray:
    """The same with a new parameter for each pair of variables that stand a multiple of `apart` from each other."""
    for row in range(len(where)):
        for column in range(row + apart, len(where), apart):
            where[row, column] = where[column, row] = parameters.new(1, start)[0]
    return where
