"""McDonald's omega: what all factors together, or one general factor alone, share of a scale's variance."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from mittari.errors import InputError, Problem
from mittari.psychometrics import sizes
from mittari.psychometrics.items import Items, items
from mittari.statistics.minres import Factors, minres, oblimin
from mittari.statistics.summary import Summary

GROUPS = 3
FITS = 0.08


@dataclass(frozen=True)
class Omega:
    """`total` of a model with `factors` factors; `hierarchical` (the general factor's share) with three, else None."""

    total: float
    hierarchical: float | None
    factors: int
    residual: float
    converged: bool
    improper: bool
    k: int
    n: int
    left_out: int

    @property
    def fits(self) -> bool:
        """Whether the model may be believed: it converged to a proper solution that leaves little correlation."""
        return self.converged and not self.improper and self.residual <= FITS

    def summary(self) -> Summary:
        """The figures in words, with the fit of the model they hang on."""
        general = "" if self.hierarchical is None else f", omega hierarchical {self.hierarchical:.3f}"
        return Summary(
            f"Omega total {self.total:.3f}{general} from {self.factors} factor{'s' if self.factors > 1 else ''}, "
            f"{self.k} items, {self.n} people, {self.left_out} left out. Root mean square residual {self.residual:.3f}."
            f"{self._warning()}{sizes.warning(self.n, sizes.ALPHA)}\n"
            "Assumes that the factor model fits and that items differ by as much as their correlations say (each "
            "counts alike, whatever its spread). It sees one sitting only, as alpha does."
        )

    def _warning(self) -> str:
        if self.fits:
            return ""
        reasons = [
            "the optimiser did not come to rest" if not self.converged else "",
            "an item is explained in full (improper solution)" if self.improper else "",
            f"more than {FITS} of correlation is left" if self.residual > FITS else "",
        ]
        return f" The model does not fit, so don't rely on omega: {'; '.join(filter(None, reasons))}."


def omega(values: pd.DataFrame, *, pairwise: bool = False, even_if_small: bool = False) -> Omega:
    """Omega total of one common factor: (sum of loadings)^2 / ((sum of loadings)^2 + sum of uniquenesses).

    `values`: one row a person, one column an item, reversed items turned already. Loadings are those of the
    correlations, by minimum residuals. Needs three items. Checked: 20 items of state anxiety, one factor:
    .912978 (from the loadings of psych's `fa`). Source: McDonald 1999; Revelle & Condon 2019.
    """
    return omega_of(items(values, pairwise=pairwise, even_if_small=even_if_small))


def omega_of(scale: Items) -> Omega:
    """Omega of one factor from the covariances of a scale."""
    _require_items(scale, 3, "one factor is not determined")
    model = minres(scale.correlation, 1)
    common = float(model.loadings.sum()) ** 2
    total = common / (common + float((1 - model.communalities).sum()))
    return _omega(scale, model, total, None)


def omega_hierarchical(values: pd.DataFrame, *, pairwise: bool = False, even_if_small: bool = False) -> Omega:
    """Omega total and hierarchical from three oblique group factors below one general factor (Schmid & Leiman).

    hierarchical = (sum of general loadings)^2 / sum of correlations; total = 1 - sum of uniquenesses / sum of
    correlations. Needs six items. Checked: 20 items of state anxiety, 2,931 complete people: .546 and .942 (psych
    `omega`, 2.2.9), to 1e-3. Source: Schmid & Leiman 1957; Revelle & Zinbarg 2009.
    """
    return omega_hierarchical_of(items(values, pairwise=pairwise, even_if_small=even_if_small))


def omega_hierarchical_of(scale: Items) -> Omega:
    """Omega hierarchical from the covariances of a scale."""
    _require_items(scale, 2 * GROUPS, "a general factor over three groups is not determined")
    correlation = scale.correlation
    model = minres(correlation, GROUPS)
    rotated, between = oblimin(model.loadings)
    # A factor may point either way; the general factor is found among factors that all point up.
    signs = np.where(rotated.sum(axis=0) < 0, -1.0, 1.0)
    general = rotated * signs @ _general(between * np.outer(signs, signs))
    everything = float(correlation.sum())
    total = 1 - float((1 - model.communalities).sum()) / everything
    return _omega(scale, model, total, float(general.sum()) ** 2 / everything)


def _general(between: np.ndarray) -> np.ndarray:
    """The loadings of three factors on one: solved exactly by their three correlations."""
    ab, ac, bc = between[0, 1], between[0, 2], between[1, 2]
    with np.errstate(divide="ignore", invalid="ignore"):
        squares = np.array([ab * ac / bc, ab * bc / ac, ac * bc / ab])
    if not np.isfinite(squares).all() or (squares < 0).any() or (squares > 1).any():
        reason = "the three group factors do not lie below one general factor"
        raise InputError([Problem("items", "", reason, "give omega total; report the groups apart")])
    return np.sqrt(squares)


def _omega(scale: Items, model: Factors, total: float, hierarchical: float | None) -> Omega:
    shown = (model.residual, model.converged, model.improper, scale.k, scale.n, scale.left_out)
    return Omega(total, hierarchical, model.loadings.shape[1], *shown)


def _require_items(scale: Items, least: int, reason: str) -> None:
    if scale.k < least:
        raise InputError([Problem("items", "", f"with {scale.k} items {reason}", f"it needs {least} items")])
