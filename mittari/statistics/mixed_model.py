"""A mixed model: an intercept and a slope of each client, and memberships of services or providers, by (RE)ML."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from mittari.errors import InputError, Problem
from mittari.statistics.client_sums import ClientSums, client_sums
from mittari.statistics.first_sizes import member_sizes
from mittari.statistics.gradient import gradient
from mittari.statistics.profile import Profile
from mittari.statistics.quasi_newton import Place, Surface
from mittari.statistics.search import Found, search

UNIDENTIFIED = 1e-9


@dataclass(frozen=True)
class Rows:
    """One row a measurement: score ~ 1 + time + other fixed columns + (1 + time | client) + memberships.

    `client` holds codes from 0 to clients - 1. `fixed` are the columns beside 1 and time, by name. Each of `members`
    (rows, members) holds weights; its members share one variance. Without `slope` clients differ in level only.
    """

    score: np.ndarray
    time: np.ndarray
    client: np.ndarray
    clients: int
    fixed: dict[str, np.ndarray] = field(default_factory=dict)
    members: Sequence[sparse.csr_array] = ()
    slope: bool = True


@dataclass(frozen=True)
class MixedFit:
    """A fitted model in the units of its rows; `fixed` are in the order of `names`.

    `client_covariance` (2, 2) of intercept and slope; `client_effects` and `client_se` (2, clients), given the fixed
    effects. `variances` one a block of members; `member_effects` and `member_se` (their conditional standard
    deviations) are in the blocks' order, one after the other. `lean` (members, fixed) is how much each member's
    effect leans on each fixed effect: the error of member + fixed comes from it.
    """

    names: tuple[str, ...]
    fixed: np.ndarray
    fixed_covariance: np.ndarray
    sigma: float
    client_covariance: np.ndarray
    client_effects: np.ndarray
    client_se: np.ndarray
    variances: tuple[float, ...]
    member_effects: np.ndarray
    member_se: np.ndarray
    lean: np.ndarray
    criterion: float
    criterion_without: float
    reml: bool
    rows: int
    converged: bool
    singular: bool
    evaluations: int

    @property
    def se(self) -> np.ndarray:
        """Standard errors of the fixed effects."""
        return np.sqrt(np.diag(self.fixed_covariance))

    def with_fixed(self, name: str | None) -> tuple[np.ndarray, np.ndarray]:
        """Each member's effect plus the fixed effect `name` (None: alone), and the error of that prediction.

        Unlike `member_se`, the error holds that of the fixed effects too.
        """
        towards = -self.lean if name is None else np.eye(len(self.names))[self.names.index(name)] - self.lean
        spread = np.einsum("mi,ij,mj->m", towards, self.fixed_covariance, towards)
        added = 0.0 if name is None else self.fixed[self.names.index(name)]
        return added + self.member_effects, np.sqrt(self.member_se**2 + spread)


def fit_mixed(rows: Rows, reml: bool = True) -> MixedFit:
    """The model of the rows by restricted maximum likelihood, or maximum likelihood.

    y = x'b + u0_i + u1_i t + sum over members of w_m v_m + e, all random terms normal and independent of the columns,
    the e independent with one variance. Times need not be even. Missing scores may hang on scores that were seen
    (missing at random), not on the missing score itself.
    Clients are reduced to sums once; the search runs over the random effects' sizes alone, from two starts (COBYQA).
    Raises InputError where the rows can't tell the parts of the model apart. Sources: Laird & Ware 1982 (growth);
    Browne, Goldstein & Rasbash 2001 (memberships). Agrees with lme4 on sleepstudy (REML criterion 1743.62827) and on
    the simulated paths A (19293.03047).
    """
    _check(rows)
    unit = _Units.of(rows)
    columns, members = unit.columns(rows), unit.members(rows)
    _check_columns(columns, ("intercept", "time", *rows.fixed))
    sums = client_sums(columns, unit.time(rows), rows.client, rows.clients, members)
    blocks = np.repeat(np.arange(len(rows.members)), [block.shape[1] for block in rows.members])

    try:
        found, bare = _search(sums, blocks, rows.slope, reml)
        return unit.fit(rows, _profile(sums, found.theta, blocks, rows.slope), found, bare, blocks, reml)
    except np.linalg.LinAlgError:
        reason = "the scores follow exactly from time and services, so there is nothing left to estimate an error from"
        raise _refusal("score", reason, "look whether the scores are computed, not measured") from None


def _profile(sums: ClientSums, theta: np.ndarray, blocks: np.ndarray, slope: bool) -> Profile:
    intercept, across, own = theta[:3] if slope else (theta[0], 0.0, 0.0)
    return Profile(sums, intercept, across, own, theta[3 if slope else 1 :][blocks])


def _search(sums: ClientSums, blocks: np.ndarray, slope: bool, reml: bool) -> tuple[Found, float]:
    """The best place, and the criterion of the best place without any membership, where the search begins."""

    def surface(of: ClientSums, blocks: np.ndarray) -> Surface:
        kept = slice(None) if slope else [0, *range(3, 4 + int(blocks.max(initial=-1)))]

        def at(theta: np.ndarray) -> Place:
            profile = _profile(of, theta, blocks, slope)
            return Place(profile.criterion(reml), lambda: gradient(profile, blocks, reml)[kept])

        return at

    starts = [np.array([1.0, 0.0, 0.3]), np.array([0.4, 0.1, 1.0])] if slope else [np.array([1.0]), np.array([0.3])]
    alone = sums.without_members()
    bare = search(surface(alone, blocks[:0]), starts, slope)
    if not sums.members:
        return bare, bare.criterion
    near = np.maximum(np.abs(bare.theta), 0.05)
    sizes = member_sizes(sums, _profile(alone, bare.theta, blocks[:0], slope), blocks)
    starts = [np.concatenate([near, sizes]), np.concatenate([near / 2, 2 * sizes])]
    if slope:
        starts[0][1], starts[1][1] = bare.theta[1], 0.0
    found = search(surface(sums, blocks), starts, slope, bare.curvature)
    return found, bare.criterion


@dataclass(frozen=True)
class _Units:
    """The model is searched in units in which everything is near 1, so that no unit of time or score matters."""

    middle: float
    time_unit: float
    score_middle: float
    score_unit: float
    fixed_units: np.ndarray
    block_units: np.ndarray

    @classmethod
    def of(cls, rows: Rows) -> "_Units":
        return cls(
            float(rows.time.mean()),
            float(rows.time.std()),
            float(rows.score.mean()),
            float(rows.score.std()),
            np.array([_size(one) for one in rows.fixed.values()]),
            np.array([_size(block.sum(axis=1)) for block in rows.members]),
        )

    def time(self, rows: Rows) -> np.ndarray:
        return (rows.time - self.middle) / self.time_unit

    def columns(self, rows: Rows) -> np.ndarray:
        others = [one / unit for one, unit in zip(rows.fixed.values(), self.fixed_units, strict=True)]
        score = (rows.score - self.score_middle) / self.score_unit
        return np.stack([np.ones(len(score)), self.time(rows), *others, score])

    def members(self, rows: Rows) -> sparse.csr_array:
        if not rows.members:
            return sparse.csr_array((len(rows.score), 0), dtype=np.float64)
        scaled = [block / unit for block, unit in zip(rows.members, self.block_units, strict=True)]
        return sparse.csr_array(sparse.hstack(scaled, format="csr"))

    def _turn(self) -> np.ndarray:
        """(2, 2): intercept and slope in the search's time -> in the rows' own."""
        return np.array([[1.0, -self.middle / self.time_unit], [0.0, 1 / self.time_unit]])

    def fit(self, rows: Rows, at: Profile, found: Found, bare: float, blocks: np.ndarray, reml: bool) -> MixedFit:
        """The figures at the best place, turned back into the rows' units."""
        fixed, inverse, members, spread, lean = _solve(at)
        clients = _client_effects(at, fixed, members)
        sigma = np.sqrt(at.residual_squares / at.freedom(reml))
        turn = np.diag(np.concatenate([[1.0, 1.0], 1 / self.fixed_units]))
        turn[:2, :2] = self._turn()
        of_member = 1 / self.block_units[blocks]
        slope_turn, score = self._turn(), self.score_unit
        lost = np.log(np.abs(np.linalg.det(turn))) if reml else 0.0
        moved = 2 * at.freedom(reml) * np.log(score) - 2 * lost
        return MixedFit(
            names=("intercept", "time", *rows.fixed),
            fixed=turn @ fixed * score + np.eye(len(fixed))[0] * self.score_middle,
            fixed_covariance=turn @ inverse @ turn.T * (sigma * score) ** 2,
            sigma=float(sigma * score),
            client_covariance=slope_turn @ at.covariance @ slope_turn.T * (sigma * score) ** 2,
            client_effects=slope_turn @ clients * score,
            client_se=_client_se(at, slope_turn) * sigma * score,
            variances=tuple(
                float((found.sizes[block] * sigma * score / unit) ** 2) for block, unit in enumerate(self.block_units)
            ),
            member_effects=members * of_member * score,
            member_se=spread * of_member * sigma * score,
            lean=(of_member[:, None] * lean) @ np.linalg.inv(turn),
            criterion=float(found.criterion + moved),
            criterion_without=float(bare + moved),
            reml=reml,
            rows=len(rows.score),
            converged=found.converged,
            singular=found.singular,
            evaluations=found.evaluations,
        )


def _solve(at: Profile) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Fixed effects, inverse of their information, members' effects, their spread and lean, in the search's units."""
    inverse_factor = np.linalg.inv(at.last[:-1, :-1])
    inverse, fixed = inverse_factor.T @ inverse_factor, at.fixed
    if not at.sums.members:
        return fixed, inverse, np.zeros(0), np.zeros(0), np.zeros((0, len(fixed)))
    half = np.linalg.inv(at.factor) * at.scale
    lean = half.T @ at.member_rows
    return fixed, inverse, lean[:, -1] - lean[:, :-1] @ fixed, np.sqrt((half**2).sum(axis=0)), lean[:, :-1]


def _client_effects(at: Profile, fixed: np.ndarray, members: np.ndarray) -> np.ndarray:
    """Each client's intercept and slope beyond the fixed ones, given these and the members: (2, clients)."""
    (one, timed), (plain, weighted), (m00, m01, m11) = at.sums.zq, at.sums.zw, at.clients.blocks
    left = one[-1] - fixed @ one[:-1] - plain @ members
    left_timed = timed[-1] - fixed @ timed[:-1] - weighted @ members
    return np.stack([m00 * left + m01 * left_timed, m01 * left + m11 * left_timed])


def _client_se(at: Profile, turn: np.ndarray) -> np.ndarray:
    m00, m01, m11 = at.clients.blocks
    variances = [a * a * m00 + 2 * a * b * m01 + b * b * m11 for a, b in turn]
    return np.sqrt(np.maximum(np.stack(variances), 0))


def _size(column: np.ndarray) -> float:
    """The root mean square of what is not 0, and 1 where all is."""
    there = column[column != 0]
    return float(np.sqrt((there**2).mean())) if len(there) else 1.0


def _check(rows: Rows) -> None:
    effects = rows.clients * (2 if rows.slope else 1)
    if rows.clients < 2:
        raise _refusal("client", "with one client nobody's course can be told from the others'", "give more clients")
    if len(rows.score) <= effects:
        each = "an intercept and a slope" if rows.slope else "an intercept"
        reason = f"{len(rows.score)} scores of {rows.clients} clients are too few for {each} of each client"
        raise _refusal("score", reason, "slopes need three scores of most clients")
    if np.ptp(rows.score) == 0:
        raise _refusal("score", "all scores are equal, so there is no change to explain", "look at the score column")
    if np.ptp(rows.time) == 0:
        raise _refusal("time", "all scores are of one time, so there is no change to see", "look at the time column")


def _check_columns(columns: np.ndarray, names: tuple[str, ...]) -> None:
    for place, column in enumerate(columns[:-1]):
        before = columns[:place].T
        left = column - before @ np.linalg.lstsq(before, column)[0] if place else column
        if (left**2).mean() < UNIDENTIFIED * max((column**2).mean(), 1.0):
            others = " and ".join(names[:place])
            reason = f"follows from {others} in every row, so their effects can't be told apart"
            raise _refusal(names[place], reason, "the data must hold rows that differ in it, or the model be smaller")


def _refusal(place: str, reason: str, advice: str) -> InputError:
    return InputError([Problem("model", place, reason, advice)])
