"""A mixed model of growth whose errors hang together along each client's time: AR(1) by visits, CAR(1) by time."""

from dataclasses import dataclass, replace

import numpy as np
from scipy import sparse, stats
from scipy.optimize import Bounds, OptimizeResult, minimize

from mittari.errors import InputError, Problem
from mittari.statistics.client_sums import ClientSums, client_sums
from mittari.statistics.identified import MODEL
from mittari.statistics.mixed_model import MixedFit, Rows, fit_mixed
from mittari.statistics.profile import Profile
from mittari.statistics.whitened import Neighbours, Serial

EDGE = 0.999
AGREE, NEAR = 1e-2, 0.05
"""Two ends of a search are one place where criterion and sizes lie no further apart than this."""
AT_ZERO = 1e-4
FIRST, ANEW, ROUGH, LAST, MOST_EVALUATIONS = 0.2, 1e-2, 1e-4, 1e-6, 1_000
"""Radii at which a search begins, or goes on; at which one ends that only looks for a better place, and the others."""


@dataclass(frozen=True)
class SerialFit:
    """A fitted model; `correlation` (phi) is that of the errors one unit of time (car1) or one visit (ar1) apart.

    `criterion_independent` is that of the same model with independent errors.
    """

    fit: MixedFit
    kind: Serial
    correlation: float
    criterion_independent: float

    @property
    def p_independent(self) -> float:
        """How probable data like these are where errors are independent, by the likelihood ratio.

        CAR(1) can't correlate negatively, so half of the ratio's distribution is 0 there.
        """
        ratio = max(self.criterion_independent - self.fit.criterion, 0.0)
        whole = float(stats.chi2.sf(ratio, 1))
        if self.kind == "ar1":
            return whole
        return whole / 2 if ratio > 0 else 1.0


def fit_serial(rows: Rows, kind: Serial, reml: bool = True) -> SerialFit:
    """The model of the rows with corr(e_j, e_k) = phi^|t_j - t_k| (car1) or phi^|j - k| by visit (ar1), by (RE)ML.

    y = x'b + u0_i + u1_i t + e; car1 takes uneven times and phi from 0 up, ar1 counts visits and phi may be negative.
    For each phi the rows become ones with independent errors (see Neighbours), and clients are eliminated as ever;
    the search runs over the clients' sizes and phi (COBYQA, from the independent fit and from one far from it).
    A slope of each client and phi explain nearly the same: with few waves they can't be told apart, and `converged`
    is False where two searches end in different places. Raises InputError as fit_mixed, and for memberships.
    Checked: nlme 3.1-162, Orthodont with corAR1 (phi -.0375331, -2 log REML 433.70811) and sleepstudy without every
    fifth row with corCAR1 (phi .22148, 1388.86713). Source: Laird & Ware 1982; Pinheiro & Bates 2000.
    """
    if rows.members:
        reason = "serial correlation and memberships of services can't be in one model"
        raise InputError([Problem(MODEL, "correlation", reason, "leave one of them out")])
    independent = fit_mixed(rows, reml)
    course = _Course.of(rows, kind)
    ends, evaluations = course.ends(course.starts(independent, rows.slope), reml)
    best = min(ends, key=lambda end: end.fun)
    near = float(best.x[-1])
    fit = replace(
        course.fit(independent, course.profile(best.x)[0], reml),
        criterion=float(best.fun) + course.moved(reml),
        converged=bool(best.success and _one_place(ends)),
        singular=bool((best.x[[0, 2] if rows.slope else [0]] < AT_ZERO).any() or abs(near) > EDGE - AT_ZERO),
        evaluations=evaluations + independent.evaluations,
    )
    return SerialFit(fit, kind, near ** (1 / course.neighbours.unit), independent.criterion)


def _one_place(ends: list[OptimizeResult]) -> bool:
    apart = np.abs(ends[0].x - ends[1].x) / np.maximum(1.0, np.abs(ends[0].x))
    return bool(abs(ends[0].fun - ends[1].fun) < AGREE and apart.max() < NEAR)


@dataclass(frozen=True)
class _Course:
    """Rows in units in which everything is near 1, in order of client and time; `bare` are their unweighted sums."""

    neighbours: Neighbours
    columns: np.ndarray
    client: np.ndarray
    bare: ClientSums
    turn: np.ndarray
    score_middle: float
    score_unit: float

    @classmethod
    def of(cls, rows: Rows, kind: Serial) -> "_Course":
        neighbours = Neighbours.of(rows.client, rows.time, kind)
        order, middle, unit = neighbours.order, float(rows.time.mean()), float(rows.time.std())
        units = [float(np.sqrt((one**2).mean())) or 1.0 for one in rows.fixed.values()]
        others = [one / size for one, size in zip(rows.fixed.values(), units, strict=True)]
        time, score_unit = (rows.time - middle) / unit, float(rows.score.std())
        score = (rows.score - rows.score.mean()) / score_unit
        columns = np.stack([np.ones(len(score)), time, *others, score])[:, order]
        client = rows.client[order]
        nobody = sparse.csr_array((len(score), 0), dtype=np.float64)
        turn = np.diag([1.0, 1 / unit, *(1 / size for size in units)])
        turn[0, 1] = -middle / unit
        bare = client_sums(list(columns), client, rows.clients, nobody)
        return cls(neighbours, columns, client, bare, turn, float(rows.score.mean()), score_unit)

    def sums(self, near: float) -> tuple[ClientSums, float]:
        """The clients' sums of the whitened rows, and the log determinant of the correlations."""
        columns, determinant = self.neighbours.whiten(self.columns, near)
        one, time = columns[0], columns[1]

        def total(values: np.ndarray) -> np.ndarray:
            return np.bincount(self.client, weights=values, minlength=self.bare.clients)

        ones, both = total(one**2), total(one * time)
        spread = total((time - one * (both / ones)[self.client]) ** 2)
        zq = (np.stack([total(one * column) for column in columns]), np.stack([total(time * c) for c in columns]))
        zz = np.stack([ones, both, total(time**2)])
        whitened = replace(self.bare, zz=zz, determinant=ones * spread, zq=zq, qq=columns @ columns.T)
        return whitened, determinant

    def profile(self, theta: np.ndarray) -> tuple[Profile, float]:
        """The profile at the clients' sizes and, last, the correlation of neighbours; and the log determinant."""
        intercept, across, slope = theta[:3] if len(theta) == 4 else (theta[0], 0.0, 0.0)
        sums, determinant = self.sums(float(theta[-1]))
        return Profile(sums, intercept, across, slope, np.zeros(0)), determinant

    def starts(self, independent: MixedFit, slope: bool) -> list[np.ndarray]:
        """The independent fit with hardly any correlation, and a place far from it."""
        back = np.linalg.inv(self.turn[:2, :2])
        d = back @ independent.client_covariance @ back.T / independent.sigma**2
        first = float(np.sqrt(max(d[0, 0], 0.0)))  # 0 may come out of the turn a little below it
        if not slope:
            return [np.array([first, 0.05]), np.array([0.5, 0.6])]
        across = float(d[1, 0]) / first if first > AT_ZERO else 0.0
        own = float(np.sqrt(max(d[1, 1] - across**2, 0.0)))
        return [np.array([first, across, own, 0.05]), np.array([0.5, 0.1, 0.6, 0.6])]

    def ends(self, starts: list[np.ndarray], reml: bool) -> tuple[list[OptimizeResult], int]:
        """Where searches from both starts end, and how many evaluations they took."""
        ends = [self._descend(starts[0], reml, FIRST, LAST), self._descend(starts[1], reml, FIRST, ROUGH)]
        spent = sum(end.nfev for end in ends)
        if ends[1].fun < ends[0].fun or not _one_place(ends):
            ends[1] = self._descend(ends[1].x, reml, ANEW, LAST)
            spent += ends[1].nfev
        return ends, int(spent)

    def _descend(self, start: np.ndarray, reml: bool, first: float, last: float) -> OptimizeResult:
        def criterion(theta: np.ndarray) -> float:
            profile, determinant = self.profile(theta)
            return profile.criterion(reml) + determinant

        lowest = -EDGE if self.neighbours.kind == "ar1" else 0.0
        low = np.array([0.0, -np.inf, 0.0, lowest] if len(start) == 4 else [0.0, lowest])
        high = np.append(np.full(len(low) - 1, np.inf), EDGE)
        options = {"maxfev": MOST_EVALUATIONS, "initial_tr_radius": first, "final_tr_radius": last}
        return minimize(criterion, start, method="COBYQA", bounds=Bounds(low, high), options=options)

    def moved(self, reml: bool) -> float:
        """What the criterion gains by the units of the rows."""
        freedom = self.bare.rows - (len(self.turn) if reml else 0)
        lost = np.log(np.abs(np.linalg.det(self.turn))) if reml else 0.0
        return float(2 * freedom * np.log(self.score_unit) - 2 * lost)

    def fit(self, independent: MixedFit, at: Profile, reml: bool) -> MixedFit:
        """The figures at the best place, in the units of the rows."""
        inverse = np.linalg.inv(at.last[:-1, :-1])
        fixed = inverse.T @ at.last[-1, :-1]
        sigma = float(np.sqrt(at.residual_squares / at.freedom(reml))) * self.score_unit
        turn, (m00, m01, m11) = self.turn[:2, :2], at.clients.blocks
        left, timed = (sums[-1] - fixed @ sums[:-1] for sums in at.sums.zq)
        spread = [a * a * m00 + 2 * a * b * m01 + b * b * m11 for a, b in turn]
        value = self.turn @ fixed * self.score_unit
        value[0] += self.score_middle
        return replace(
            independent,
            fixed=value,
            fixed_covariance=self.turn @ inverse.T @ inverse @ self.turn.T * sigma**2,
            sigma=sigma,
            client_covariance=turn @ at.covariance @ turn.T * sigma**2,
            client_effects=turn @ np.stack([m00 * left + m01 * timed, m01 * left + m11 * timed]) * self.score_unit,
            client_se=np.sqrt(np.maximum(np.stack(spread), 0)) * sigma,
        )
