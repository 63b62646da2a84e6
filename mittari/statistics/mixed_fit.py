"""The figures of a fitted mixed model, in the units of its rows."""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import lapack

from mittari.statistics.mixed_sums import MixedSums
from mittari.statistics.profile import Profile
from mittari.statistics.search import Found


@dataclass(frozen=True)
class MixedFit:
    """A fitted model in the units of its rows; `fixed` are in the order of `names`.

    `client_covariance` (2, 2) of intercept and slope; `client_effects` and `client_se` (2, clients), given the fixed
    effects. `variances` one a block of members; `member_effects` and `member_se` (their conditional standard
    deviations) are in the blocks' order, one after the other. `lean` (members, fixed) is how much each member's
    effect leans on each fixed effect: the error of member + fixed comes from it. `criterion_without` is that of the
    model without any member.
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


def figures(model: MixedSums, at: Profile, found: Found, without: float, reml: bool) -> MixedFit:
    """The figures at the best place `found`, whose profile is `at`, turned back into the rows' units."""
    units, turn = model.units, model.units.of_fixed
    inverse = np.linalg.inv(at.last[:-1, :-1])
    members, spread, lean = _members(at)
    clients, score = _client_effects(at, members), units.score_unit
    sigma = float(np.sqrt(at.residual_squares / at.freedom(reml))) * score
    of_member = 1 / units.block_units[model.blocks]
    moved = 2 * at.freedom(reml) * np.log(score) - 2 * (np.log(np.abs(np.linalg.det(turn))) if reml else 0.0)
    return MixedFit(
        names=model.names,
        fixed=turn @ at.fixed * score + np.eye(len(turn))[0] * units.score_middle,
        fixed_covariance=turn @ inverse.T @ inverse @ turn.T * sigma**2,
        sigma=sigma,
        client_covariance=units.of_time @ at.covariance @ units.of_time.T * sigma**2,
        client_effects=units.of_time @ clients * score,
        client_se=_client_se(at, units.of_time) * sigma,
        variances=tuple(((found.sizes * sigma / units.block_units) ** 2).tolist()),
        member_effects=members * of_member * score,
        member_se=spread * of_member * sigma,
        lean=(of_member[:, None] * lean) @ np.linalg.inv(turn),
        criterion=at.criterion(reml) + float(moved),
        criterion_without=without + float(moved),
        reml=reml,
        rows=at.sums.rows,
        converged=found.converged,
        singular=found.singular,
        evaluations=found.evaluations,
    )


def _members(at: Profile) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Members' effects, their spread and lean, in the search's units."""
    if not at.sums.members:
        return np.zeros(0), np.zeros(0), np.zeros((0, len(at.fixed)))
    half, _ = lapack.dtrtri(np.array(at.factor, order="F"), lower=1, overwrite_c=1)
    half *= at.scale
    lean = half.T @ at.member_rows
    return lean[:, -1] - lean[:, :-1] @ at.fixed, np.sqrt(np.einsum("ij,ij->j", half, half)), lean[:, :-1]


def _client_effects(at: Profile, members: np.ndarray) -> np.ndarray:
    """Each client's intercept and slope beyond the fixed ones, given these and the members: (2, clients)."""
    (one, timed), (plain, weighted), (m00, m01, m11) = at.sums.zq, at.sums.zw, at.clients.blocks
    left = one[-1] - at.fixed @ one[:-1] - plain @ members
    left_timed = timed[-1] - at.fixed @ timed[:-1] - weighted @ members
    return np.stack([m00 * left + m01 * left_timed, m01 * left + m11 * left_timed])


def _client_se(at: Profile, turn: np.ndarray) -> np.ndarray:
    m00, m01, m11 = at.clients.blocks
    variances = [a * a * m00 + 2 * a * b * m01 + b * b * m11 for a, b in turn]
    return np.sqrt(np.maximum(np.stack(variances), 0))
