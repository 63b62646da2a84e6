"""A table from one scale to another by each method, with the covariance of its errors."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from mittari.errors import InputError, Problem
from mittari.psychometrics.linking.equipercentile import equipercentile_link
from mittari.psychometrics.linking.linear import linear_covariance, linear_link, mean_covariance, mean_link
from mittari.psychometrics.linking.points import Points
from mittari.psychometrics.linking.sample import Sample
from mittari.statistics.log_linear import best_degree, smoothed

Method = Literal["mean", "linear", "equipercentile"]
Smoothing = int | Literal["aic", "none"]
Degrees = tuple[int, int] | None
LINKS: dict[str, Callable[[np.ndarray, np.ndarray, Points, Points], np.ndarray]] = {
    "mean": mean_link,
    "linear": linear_link,
    "equipercentile": equipercentile_link,
}


@dataclass(frozen=True)
class Scales:
    """The points of both scales, the method that joins them, and the degrees of smoothing (None: as counted)."""

    xs: Points
    ys: Points
    method: Method
    degrees: Degrees

    def equivalents(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """The score of Y for each point of X, from counts (..., K) of many samples at once."""
        if self.degrees is not None:
            x, y = smoothed(self.xs.values, x, self.degrees[0]), smoothed(self.ys.values, y, self.degrees[1])
        return LINKS[self.method](x, y, self.xs, self.ys)

    def counts(self, sample: Sample) -> tuple[np.ndarray, np.ndarray]:
        """How many of a sample have each score of X, and of Y."""
        return self.xs.counts(sample.x), self.ys.counts(sample.y)

    def covariance(self, sample: Sample, replicates: int, seed: int) -> np.ndarray:
        """The covariance (K, K) of the table's errors: by the delta method, or by bootstrap of people."""
        if self.method == "mean":
            return mean_covariance(sample, self.xs)
        if self.method == "linear":
            return linear_covariance(sample, self.xs)
        draw = _paired if sample.paired else _apart
        x, y = draw(sample, self, replicates, np.random.default_rng(seed))
        return np.cov(self.equivalents(x, y), rowvar=False)


def scales_of(sample: Sample, xs: Points, ys: Points, method: Method, smoothing: Smoothing) -> Scales:
    """The scales with the degrees of smoothing that were given, or that have the least AIC in this sample."""
    if method != "equipercentile" or smoothing == "none":
        return Scales(xs, ys, method, None)
    both = ((xs, xs.counts(sample.x)), (ys, ys.counts(sample.y)))
    if smoothing == "aic":
        one, other = (best_degree(points.values, counts) for points, counts in both)
        return Scales(xs, ys, method, (one, other))
    most = min(int((counts > 0).sum()) for _, counts in both) - 1
    if not 1 <= smoothing <= most:
        reason = f"smoothing of degree {smoothing} can't be found in {most + 1} different scores"
        raise InputError([Problem("smoothing", "", reason, f"give a degree from 1 to {most}, or aic")])
    return Scales(xs, ys, method, (smoothing, smoothing))


def _paired(sample: Sample, scales: Scales, replicates: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Counts of people drawn again with both their scores."""
    width = len(scales.ys.values)
    cells = scales.xs.places(sample.x) * width + scales.ys.places(sample.y)
    taken, counts = np.unique(cells, return_counts=True)
    drawn = rng.multinomial(len(cells), counts / len(cells), size=replicates)
    return _gathered(drawn, taken // width, len(scales.xs.values)), _gathered(drawn, taken % width, width)


def _apart(sample: Sample, scales: Scales, replicates: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Counts of two groups drawn again, each by itself."""
    x, y = scales.counts(sample)
    return tuple(rng.multinomial(int(n.sum()), n / n.sum(), size=replicates).astype(np.float64) for n in (x, y))  # type: ignore[return-value]


def _gathered(drawn: np.ndarray, place: np.ndarray, width: int) -> np.ndarray:
    """The counts of cells added up by the score that they have."""
    member = np.zeros((len(place), width))
    member[np.arange(len(place)), place] = 1
    return drawn @ member
