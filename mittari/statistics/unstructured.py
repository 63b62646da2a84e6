"""Means of repeated measures where every wave has its own variance and every two waves their own correlation."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from scipy import optimize

from mittari.errors import InputError, Problem
from mittari.statistics.pattern_sums import Pattern, pattern_sums

STEP, SINGULAR, FLAT, POLISHES = 1e-4, 1e-8, 1e-5, 4
LEAST_TOGETHER = 3


@dataclass(frozen=True)
class Unstructured:
    """Fitted means (waves), their covariance, and the covariance of one person's scores (waves, waves).

    `mean_covariance` holds that the persons' covariance is estimated too; `given_covariance` is what it would be if
    that were known, which is what most programs print and too small where scores are missing but not by chance alone.
    `criterion` is -2 times the restricted log-likelihood with all constants. `sound` is false where the climb did not
    end or two waves are one thing (a correlation of 1).
    """

    means: np.ndarray
    mean_covariance: np.ndarray
    given_covariance: np.ndarray
    covariance: np.ndarray
    criterion: float
    people: int
    scores: int
    sound: bool
    _leans: np.ndarray
    _uncertainty: np.ndarray

    def contrast(self, weights: np.ndarray) -> tuple[float, float, float]:
        """The weighted sum of the means, its standard error, and its degrees of freedom (Satterthwaite 1946)."""
        given = float(weights @ self.given_covariance @ weights)
        lean = np.einsum("qij,i,j->q", self._leans, weights, weights)
        spread = float(lean @ self._uncertainty @ lean)
        freedom = 2 * given**2 / spread if spread > 0 else float("nan")
        return float(weights @ self.means), float(weights @ self.mean_covariance @ weights) ** 0.5, freedom


def fit_unstructured(values: np.ndarray, names: Sequence[str]) -> Unstructured:
    """The model of repeated measures with an unstructured covariance (MMRM), by REML; `values` people x waves.

    y_iw = m_w + e_iw, the e of one person normal with any covariance, people independent; NaN is missing, and may hang
    on scores that were seen but not on the missing one (missing at random). `names` are what errors call the waves.
    People are reduced to the sums of their pattern of missing values once. Raises InputError for a wave of one value,
    for two waves that fewer than three people have both of, and where one wave follows from others exactly.
    Checked: nlme's gls(corSymm, varIdent) on sim_dropout_mar, change 6.21842 (se 0.273722); with nobody missing it is
    the paired t test. Source: Mallinckrodt, Clark & David 2001; Satterthwaite 1946 for the degrees of freedom.
    """
    _check(values, names)
    middle, unit = np.nanmean(values, axis=0), np.nanstd(values, axis=0)
    search = _Search(pattern_sums((values - middle) / unit), values.shape[1])
    try:
        theta, sound = search.best(_start(values))
        at, curve = search.at(theta), search.curvature(theta)
        leans, drifts = search.leans(theta)
    except np.linalg.LinAlgError:
        reason = "one of them follows from the others exactly, so there is nothing left to estimate an error from"
        raise _refusal(", ".join(names), reason, "look whether the scores are computed, not measured") from None
    counts = (~np.isnan(values)).sum(axis=0)
    uncertainty = 2 * np.linalg.pinv(curve, hermitian=True)
    return Unstructured(
        means=middle + unit * at.means,
        mean_covariance=(at.inverse + drifts.T @ uncertainty @ drifts) * np.outer(unit, unit),
        given_covariance=at.inverse * np.outer(unit, unit),
        covariance=at.covariance * np.outer(unit, unit),
        criterion=at.criterion + 2 * float((counts - 1) @ np.log(unit)),
        people=sum(one.n for one in search.patterns),
        scores=int(counts.sum()),
        sound=bool(sound and _smallest(at.covariance) > SINGULAR),
        _leans=leans * np.outer(unit, unit),
        _uncertainty=uncertainty,
    )


@dataclass(frozen=True)
class _Place:
    """What is known at one covariance: the best means, the inverse of their information, the criterion and its slope.

    `weights` are the inverses of the covariance at each pattern's waves.
    """

    covariance: np.ndarray
    weights: list[np.ndarray]
    means: np.ndarray
    inverse: np.ndarray
    criterion: float
    slope: np.ndarray


@dataclass(frozen=True)
class _Search:
    """The search over the logarithm of a Cholesky factor's diagonal and the rest of it, so that any step is allowed."""

    patterns: list[Pattern]
    waves: int

    def factor(self, theta: np.ndarray) -> np.ndarray:
        lower = np.zeros((self.waves, self.waves))
        lower[np.tril_indices(self.waves)] = theta
        np.fill_diagonal(lower, np.exp(np.diag(lower)))
        return lower

    def at(self, theta: np.ndarray) -> _Place:
        lower = self.factor(theta)
        covariance = lower @ lower.T
        weights = [np.linalg.inv(covariance[np.ix_(one.seen, one.seen)]) for one in self.patterns]
        information, pulled = np.zeros_like(covariance), np.zeros(self.waves)
        for one, weight in zip(self.patterns, weights, strict=True):
            information[np.ix_(one.seen, one.seen)] += one.n * weight
            pulled[one.seen] += one.n * weight @ one.mean
        inverse = np.linalg.inv(information)
        means = inverse @ pulled
        freedom = sum(one.n * len(one.seen) for one in self.patterns) - self.waves
        criterion = float(freedom * np.log(2 * np.pi) - np.linalg.slogdet(inverse)[1])
        slope = np.zeros_like(covariance)
        for one, weight in zip(self.patterns, weights, strict=True):
            off = one.mean - means[one.seen]
            left = one.scatter + one.n * np.outer(off, off)
            criterion += float((weight * left).sum() - one.n * np.linalg.slogdet(weight)[1])
            lost = left + one.n * inverse[np.ix_(one.seen, one.seen)]
            slope[np.ix_(one.seen, one.seen)] += one.n * weight - weight @ lost @ weight
        return _Place(covariance, weights, means, inverse, criterion, self.turned(slope, lower))

    def turned(self, slope: np.ndarray, lower: np.ndarray) -> np.ndarray:
        """A slope (..., waves, waves) along the covariance's elements as one along theta (..., parameters)."""
        along = 2 * slope @ lower
        diagonal = np.arange(self.waves)
        along[..., diagonal, diagonal] *= np.diag(lower)
        rows, columns = np.tril_indices(self.waves)
        return along[..., rows, columns]

    def best(self, start: np.ndarray) -> tuple[np.ndarray, bool]:
        """The place with the least criterion, and whether the climb ended there."""
        people = sum(one.n for one in self.patterns)

        def scaled(theta: np.ndarray) -> tuple[float, np.ndarray]:
            place = self.at(theta)
            return place.criterion / people, place.slope / people

        theta = optimize.minimize(scaled, start, jac=True, method="BFGS", options={"gtol": FLAT}).x
        for _ in range(POLISHES):
            theta = self._nearer(theta)
        return theta, bool(np.abs(self.at(theta).slope).max() < FLAT * people)

    def _nearer(self, theta: np.ndarray) -> np.ndarray:
        """One step of Newton, kept where it does not lead up."""
        place = self.at(theta)
        moved = theta - np.linalg.pinv(self.curvature(theta), hermitian=True) @ place.slope
        return moved if self.at(moved).criterion <= place.criterion else theta

    def curvature(self, theta: np.ndarray) -> np.ndarray:
        """The second derivatives of the criterion, by differences of its slope."""
        steps = STEP * np.eye(len(theta))
        rows = [(self.at(theta + one).slope - self.at(theta - one).slope) / (2 * STEP) for one in steps]
        return (np.array(rows) + np.array(rows).T) / 2

    def leans(self, theta: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """How the given covariance (parameters, waves, waves) and the means (parameters, waves) move with theta."""
        ends = [(self.at(theta + one), self.at(theta - one)) for one in STEP * np.eye(len(theta))]
        leans = [(up.inverse - down.inverse) / (2 * STEP) for up, down in ends]
        return np.array(leans), np.array([(up.means - down.means) / (2 * STEP) for up, down in ends])


def _check(values: np.ndarray, names: Sequence[str]) -> None:
    there = ~np.isnan(values)
    for place, name in enumerate(names):
        own = values[there[:, place], place]
        if not len(own) or np.ptp(own) == 0:
            raise _refusal(name, "its scores do not differ, or there are none", "leave this wave out")
    for one, other in combinations(range(len(names)), 2):
        if (both := int((there[:, one] & there[:, other]).sum())) < LEAST_TOGETHER:
            reason = f"{both} people have both scores, so how they hang together can't be seen"
            advice = f"leave one of these waves out, or measure {LEAST_TOGETHER} people or more at both"
            raise _refusal(f"{names[one]}, {names[other]}", reason, advice)


def _refusal(place: str, reason: str, advice: str) -> InputError:
    return InputError([Problem("waves", place, reason, advice)])


def _start(values: np.ndarray) -> np.ndarray:
    """Parameters of correlations halfway between none and those of the people with both waves."""
    there = ~np.isnan(values)
    z = np.where(there, (values - np.nanmean(values, axis=0)) / np.nanstd(values, axis=0), 0.0)
    both = np.maximum(there.T.astype(float) @ there, 1)
    half = 0.5 * np.clip(z.T @ z / both, -1, 1)
    np.fill_diagonal(half, 1.0)
    least, vectors = np.linalg.eigh(half)
    lower = np.linalg.cholesky(vectors @ np.diag(np.maximum(least, 0.1)) @ vectors.T)
    np.fill_diagonal(lower, np.log(np.diag(lower)))
    return lower[np.tril_indices(len(lower))]


def _smallest(covariance: np.ndarray) -> float:
    spread = np.sqrt(np.diag(covariance))
    return float(np.linalg.eigvalsh(covariance / np.outer(spread, spread))[0])
