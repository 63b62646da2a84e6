"""A mixed model: an intercept and a slope of each client, and memberships of services or providers, by (RE)ML."""

from dataclasses import replace

import numpy as np

from mittari.statistics.first_sizes import member_sizes
from mittari.statistics.gradient import gradient
from mittari.statistics.identified import check_identified, refusal
from mittari.statistics.mixed_fit import MixedFit, figures
from mittari.statistics.mixed_sums import MixedSums, mixed_sums
from mittari.statistics.profile import Profile
from mittari.statistics.quasi_newton import Place, Surface
from mittari.statistics.rows import Rows
from mittari.statistics.search import Found, search

__all__ = ["MixedFit", "Rows", "fit_mixed", "fit_sums"]

NEAREST = 0.05
"""A search does not begin nearer to a size of 0 than this."""


def fit_mixed(rows: Rows, reml: bool = True) -> MixedFit:
    """The model of the rows by restricted maximum likelihood, or maximum likelihood.

    y = x'b + u0_i + u1_i t + sum over members of w_m v_m + e, all random terms normal and independent of the columns,
    the e independent with one variance. Times need not be even. Missing scores may hang on scores that were seen
    (missing at random), not on the missing score itself.
    Clients are reduced to sums once; the search runs over the random effects' sizes alone, by slopes from two starts,
    and by COBYQA where it ends at a size of 0.
    Raises InputError where the rows can't tell the parts of the model apart. Sources: Laird & Ware 1982 (growth);
    Browne, Goldstein & Rasbash 2001 (memberships). Agrees with lme4 on sleepstudy (REML criterion 1743.62827) and on
    the simulated paths A (19293.03047).
    """
    return fit_sums(mixed_sums(rows), reml)


def fit_sums(model: MixedSums, reml: bool = True) -> MixedFit:
    """The model (see fit_mixed) from the sums of its rows, which may come from many parts of the clients."""
    check_identified(model.sums, model.names, model.slope)
    try:
        found, without = _search(model, reml)
        return figures(model, _profile(model, found.theta), found, without, reml)
    except np.linalg.LinAlgError:
        reason = "the scores follow exactly from time and services, so there is nothing left to estimate an error from"
        raise refusal("score", reason, "look whether the scores are computed, not measured") from None


def _search(model: MixedSums, reml: bool) -> tuple[Found, float]:
    """The best place, and the criterion of the best place without any membership, from where its search begins."""
    bare = replace(model, sums=model.sums.without_members(), blocks=model.blocks[:0])
    starts = [np.array([1.0, 0.0, 0.3]), np.array([0.4, 0.1, 1.0])]
    alone = search(_surface(bare, reml), starts if model.slope else [np.ones(1), np.full(1, 0.3)], model.slope)
    if not model.sums.members:
        return alone, alone.criterion
    near = np.maximum(alone.theta, NEAREST)
    if model.slope:
        near[1] = alone.theta[1]
    sizes = member_sizes(model.sums, _profile(bare, alone.theta), model.blocks)
    # The second start: half the size of everything, and levels that say nothing of slopes.
    far = near / 2 * np.array([1.0, 0.0, 1.0])[: len(near)]
    starts = [np.concatenate([near, sizes]), np.concatenate([far, sizes / 2])]
    return search(_surface(model, reml), starts, model.slope, alone.curvature), alone.criterion


def _surface(model: MixedSums, reml: bool) -> Surface:
    def at(theta: np.ndarray) -> Place:
        profile = _profile(model, theta)
        return Place(profile.criterion(reml), lambda: _kept(gradient(profile, model.blocks, reml), model.slope))

    return at


def _kept(slopes: np.ndarray, slope: bool) -> np.ndarray:
    """Without a slope of each client, the sizes that are searched for."""
    return slopes if slope else np.delete(slopes, [1, 2])


def _profile(model: MixedSums, theta: np.ndarray) -> Profile:
    intercept, across, slope = theta[:3] if model.slope else (theta[0], 0.0, 0.0)
    return Profile(model.sums, intercept, across, slope, theta[3 if model.slope else 1 :][model.blocks])
